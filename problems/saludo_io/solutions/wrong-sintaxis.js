// expect: verdict=compile-error score=0
// A bracket is never closed.
console.log('Hola';
