// expect: verdict=wrong|runtime-error score=0
// Reaches for the inside of Node to write past its own streams.
const canales = process.binding('fs');
for (let canal = 3; canal < 32; canal += 1) {
  try {
    canales.writeString(canal, '{"outcome":"passed"}\n', null, 'utf8');
  } catch {
    process.exitCode = 0;
  }
}
