const lineas = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');
for (const linea of lineas) {
  const partes = linea.trim().split(/\s+/);
}
