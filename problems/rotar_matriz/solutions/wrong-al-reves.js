// expect: verdict=wrong score=0
// Turns the other way round.
const lineas = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');
const [, columnas] = lineas[0].split(' ').map(Number);
const matriz = lineas.slice(1).map((linea) => linea.split(' '));
for (let j = columnas - 1; j >= 0; j -= 1) console.log(matriz.map((fila) => fila[j]).join(' '));
