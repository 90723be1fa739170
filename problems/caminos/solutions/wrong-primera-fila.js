// expect: verdict=partial score=9
// Forgets that a wall in the last square ends every path.
const lineas = require('fs').readFileSync(0, 'utf8').split('\n');
const [filas, columnas] = lineas[0].split(' ').map(Number);
const llegan = new Array(columnas).fill(0);
for (let fila = 0; fila < filas; fila += 1) {
  for (let columna = 0; columna < columnas; columna += 1) {
    if (fila === 0 && columna === 0) llegan[0] = 1;
    else {
      const deArriba = llegan[columna];
      const deLado = columna > 0 ? llegan[columna - 1] : 0;
      const esMeta = fila === filas - 1 && columna === columnas - 1;
      llegan[columna] = lineas[fila + 1][columna] === '#' && !esMeta ? 0 : deArriba + deLado;
    }
  }
}
console.log(llegan[columnas - 1]);
