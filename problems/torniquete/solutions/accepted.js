// expect: verdict=accepted score=10
const siguiente = {
  cerrado: { moneda: 'abierto', empuja: 'avisado', llave: 'cerrado' },
  avisado: { moneda: 'abierto', empuja: 'alarma', llave: 'cerrado' },
  abierto: { moneda: 'abierto', empuja: 'cerrado', llave: 'abierto' },
  alarma: { moneda: 'alarma', empuja: 'alarma', llave: 'cerrado' },
};
let [estado, pasan, sobran] = ['cerrado', 0, 0];
for (const suceso of require('fs').readFileSync(0, 'utf8').trim().split('\n')) {
  if (estado === 'abierto' && suceso === 'empuja') pasan += 1;
  if (suceso === 'moneda' && (estado === 'abierto' || estado === 'alarma')) sobran += 1;
  estado = siguiente[estado][suceso];
}
console.log(`pasan ${pasan}, sobran ${sobran}, ${estado}`);
