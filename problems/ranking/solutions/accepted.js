// expect: verdict=accepted score=10
const [, ...lineas] = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');
const equipos = lineas.map((linea) => {
  const [nombre, puntos] = linea.split(' ');
  return { nombre, puntos: Number(puntos) };
});
equipos.sort((a, b) => b.puntos - a.puntos || (a.nombre < b.nombre ? -1 : 1));
for (const { nombre, puntos } of equipos) {
  const lugar = 1 + equipos.filter((otro) => otro.puntos > puntos).length;
  console.log(lugar, nombre, puntos);
}
