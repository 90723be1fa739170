// expect: verdict=time-limit score=6
// Right, but walks every path: the two large grids never end.
const lineas = require('fs').readFileSync(0, 'utf8').split('\n');
const [filas, columnas] = lineas[0].split(' ').map(Number);

function caminos(fila, columna) {
  if (fila === filas || columna === columnas || lineas[fila + 1][columna] === '#') return 0;
  if (fila === filas - 1 && columna === columnas - 1) return 1;
  return caminos(fila + 1, columna) + caminos(fila, columna + 1);
}

console.log(caminos(0, 0));
