// expect: verdict=partial score=8
// Sorts the points as text.
const [, ...lineas] = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');
const equipos = lineas.map((linea) => linea.split(' '));
equipos.sort((a, b) => (a[1] === b[1] ? (a[0] < b[0] ? -1 : 1) : a[1] < b[1] ? 1 : -1));
equipos.forEach(([nombre, puntos]) => {
  const lugar = 1 + equipos.findIndex((otro) => otro[1] === puntos);
  console.log(lugar, nombre, puntos);
});
