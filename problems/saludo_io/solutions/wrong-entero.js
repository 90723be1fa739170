// expect: verdict=runtime-error score=0
// Calls what is no function.
const lineas = require('fs').readFileSync(0, 'utf8').split('\n');
lineas.saluda();
