const [n, ...lineas] = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');
const equipos = lineas.map((linea) => {
  const [nombre, puntos] = linea.split(' ');
  return { nombre, puntos: Number(puntos) };
});
