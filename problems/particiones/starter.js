function particiones(resto, mayor) {}

const n = Number(require('fs').readFileSync(0, 'utf8'));
