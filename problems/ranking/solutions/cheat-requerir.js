// expect: verdict=wrong|runtime-error score=0
// Asks the machine for other files of the judge.
const fs = require('fs');
for (const carpeta of ['/opt/invigil', '/tmp/grader', '/work']) {
  try {
    console.log(fs.readdirSync(carpeta).join('\n'));
  } catch {
    console.log('1 A 6');
  }
}
