// expect: verdict=wrong|runtime-error score=0
// Lets another program do it, which is not there.
const { execFileSync } = require('child_process');
console.log(execFileSync('factor', ['1000'], { encoding: 'utf8' }).length);
