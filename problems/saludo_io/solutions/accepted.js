// expect: verdict=accepted score=10
const lineas = require('fs').readFileSync(0, 'utf8').split('\n');
const n = Number(lineas[0]);
if (n === 0) console.log('No hay nadie');
for (let i = 1; i <= n; i += 1) console.log(`Hola, ${lineas[i]}!`);
