// expect: verdict=accepted score=10
const [nacimiento, hoy] = require('fs').readFileSync(0, 'utf8').split('\n');
const anno = (fecha) => Number(fecha.slice(0, 4));
if (nacimiento > hoy) console.log('error');
else console.log(anno(hoy) - anno(nacimiento) - (hoy.slice(5) < nacimiento.slice(5) ? 1 : 0));
