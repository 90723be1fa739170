// expect: verdict=accepted score=10
const operaciones = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? null : Math.floor(a / b)),
};

function calcula(linea) {
  const partes = /^\s*(-?\d+)\s+([-+*/])\s+(-?\d+)\s*$/.exec(linea);
  return partes && operaciones[partes[2]](Number(partes[1]), Number(partes[3]));
}

for (const linea of require('fs').readFileSync(0, 'utf8').trimEnd().split('\n')) {
  console.log(calcula(linea) ?? 'error');
}
