// expect: verdict=accepted score=10
const lineas = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');
const [, columnas] = lineas[0].split(' ').map(Number);
const matriz = lineas.slice(1).map((linea) => linea.split(' '));
for (let j = 0; j < columnas; j += 1) console.log(matriz.map((fila) => fila[j]).reverse().join(' '));
