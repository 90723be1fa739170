// expect: verdict=partial score=7
// Divides the days by 365.
const [nacimiento, hoy] = require('fs').readFileSync(0, 'utf8').split('\n');
const dias = (new Date(hoy) - new Date(nacimiento)) / 86_400_000;
console.log(dias < 0 ? 'error' : Math.floor(dias / 365));
