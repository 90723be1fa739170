// expect: verdict=wrong score=0
// Writes what a grader writes, to every descriptor there is.
const fs = require('fs');
const linea = '{"type":"case","stopped":null,"status":0,"gone":false,"hits":[]}\n';
for (let fd = 1; fd <= 4; fd += 1) {
  try {
    fs.writeSync(fd, linea);
  } catch {
    // Not open, or not for writing.
  }
}
