// expect: verdict=accepted score=10
function particiones(resto, mayor, dichos) {
  if (resto === 0) console.log(dichos.join('+'));
  for (let sumando = Math.min(resto, mayor); sumando > 0; sumando -= 1)
    particiones(resto - sumando, sumando, [...dichos, sumando]);
}

const n = Number(require('fs').readFileSync(0, 'utf8'));
particiones(n, n, []);
