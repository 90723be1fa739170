// expect: verdict=accepted score=10
const lineas = require('fs').readFileSync(0, 'utf8').split('\n');
const [filas, columnas] = lineas[0].split(' ').map(Number);
const llegan = new Array(columnas).fill(0);
for (let fila = 0; fila < filas; fila += 1) {
  for (let columna = 0; columna < columnas; columna += 1) {
    if (lineas[fila + 1][columna] === '#') llegan[columna] = 0;
    else if (fila === 0 && columna === 0) llegan[0] = 1;
    else if (columna > 0) llegan[columna] += llegan[columna - 1];
  }
}
console.log(llegan[columnas - 1]);
