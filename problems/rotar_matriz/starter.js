const lineas = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');
const [filas, columnas] = lineas[0].split(' ').map(Number);
const matriz = lineas.slice(1).map((linea) => linea.split(' ').map(Number));
