// expect: verdict=wrong|runtime-error score=0
// Patches what every program of Node shares, in the hope that a judge is one of them.
Object.prototype.passed = true;
String.prototype.trim = () => '';
Array.prototype.every = () => true;
process.exitCode = 0;
process.emit('exit', 0);
