const texto = require('fs').readFileSync(0, 'utf8').trim();
const lineas = texto === '' ? [] : texto.split('\n');
