// expect: verdict=accepted score=10
const linea = require('fs').readFileSync(0, 'utf8').split('\n')[0];
const cuenta = (patron) => (linea.match(patron) ?? []).length;
console.log(cuenta(/[aeiouáéíóúü]/gi), cuenta(/[áéíóúü]/gi));
