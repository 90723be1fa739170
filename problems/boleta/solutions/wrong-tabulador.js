// expect: verdict=wrong score=0
// Puts tabulators where blanks are asked for.
console.log('Producto\tCant\tPrecio');
let [cantidades, precios] = [0, 0];
for (const linea of require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const [nombre, cantidad, precio] = linea.split(' ');
  cantidades += Number(cantidad);
  precios += cantidad * precio;
  console.log(`${nombre}\t${cantidad}\t${(cantidad * precio).toFixed(2)}`);
}
console.log('-'.repeat(26));
console.log(`Total\t${cantidades}\t${precios.toFixed(2)}`);
