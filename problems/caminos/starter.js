const lineas = require('fs').readFileSync(0, 'utf8').split('\n');
const [filas, columnas] = lineas[0].split(' ').map(Number);
const rejilla = lineas.slice(1, 1 + filas);
