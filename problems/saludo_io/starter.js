const lineas = require('fs').readFileSync(0, 'utf8').split('\n');
const n = Number(lineas[0]);
