// expect: verdict=partial score=6
// A number of the usual kind loses digits, and prints itself with an exponent.
const n = Number(require('fs').readFileSync(0, 'utf8'));
let factorial = 1;
for (let i = 2; i <= n; i += 1) factorial *= i;
const cifras = [...String(factorial)];
console.log(cifras.length, cifras.reduce((suma, cifra) => suma + Number(cifra), 0));
