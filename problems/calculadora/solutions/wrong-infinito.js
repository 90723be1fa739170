// expect: verdict=partial score=6
// Does not see the division by zero, nor a number that is none.
for (const linea of require('fs').readFileSync(0, 'utf8').trimEnd().split('\n')) {
  const [a, operacion, b] = linea.trim().split(/\s+/);
  if (b === undefined) console.log('error');
  else if (operacion === '+') console.log(Number(a) + Number(b));
  else if (operacion === '-') console.log(Number(a) - Number(b));
  else if (operacion === '*') console.log(Number(a) * Number(b));
  else console.log(Math.floor(Number(a) / Number(b)));
}
