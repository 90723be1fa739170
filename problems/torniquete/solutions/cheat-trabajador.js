// expect: verdict=wrong|runtime-error score=0
// Prints from a worker thread after the program has ended.
const { Worker } = require('worker_threads');
const codigo = "process.on('exit', () => console.log('pasan 1, sobran 0, cerrado'));";
new Worker(codigo, { eval: true, stdout: true });
process.exit(0);
