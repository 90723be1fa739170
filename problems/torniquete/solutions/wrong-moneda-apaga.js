// expect: verdict=partial score=8
// A coin switches the alarm off.
let [estado, pasan, sobran] = ['cerrado', 0, 0];
for (const suceso of require('fs').readFileSync(0, 'utf8').trim().split('\n')) {
  if (suceso === 'moneda') {
    if (estado === 'abierto') sobran += 1;
    estado = 'abierto';
  } else if (suceso === 'empuja') {
    if (estado === 'abierto') {
      pasan += 1;
      estado = 'cerrado';
    } else estado = estado === 'cerrado' ? 'avisado' : 'alarma';
  } else if (estado !== 'abierto') estado = 'cerrado';
}
console.log(`pasan ${pasan}, sobran ${sobran}, ${estado}`);
