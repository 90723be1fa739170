// expect: verdict=partial score=4
// Does not know the vowels with a mark.
const linea = require('fs').readFileSync(0, 'utf8').split('\n')[0];
console.log((linea.match(/[aeiou]/gi) ?? []).length, 0);
