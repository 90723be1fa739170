// expect: verdict=wrong score=0
// Prints both public outputs, one after the other.
console.log('3 1\n4 2\n4 1\n5 2\n6 3');
