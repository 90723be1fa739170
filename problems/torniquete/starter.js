const sucesos = require('fs').readFileSync(0, 'utf8').trim().split('\n');
let estado = 'cerrado';
