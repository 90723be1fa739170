// expect: verdict=accepted score=10
const n = BigInt(require('fs').readFileSync(0, 'utf8').trim());
let factorial = 1n;
for (let i = 2n; i <= n; i += 1n) factorial *= i;
const cifras = [...String(factorial)];
console.log(cifras.length, cifras.reduce((suma, cifra) => suma + Number(cifra), 0));
