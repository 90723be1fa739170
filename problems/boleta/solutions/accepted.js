// expect: verdict=accepted score=10
const texto = require('fs').readFileSync(0, 'utf8').trim();
const escribe = (nombre, cantidad, precio) =>
  console.log(nombre.padEnd(10) + String(cantidad).padStart(6) + precio.padStart(10));
escribe('Producto', 'Cant', 'Precio');
let [cantidades, centimos] = [0, 0];
for (const linea of texto === '' ? [] : texto.split('\n')) {
  const [nombre, cantidad, precio] = linea.split(' ');
  const cuesta = Number(cantidad) * Math.round(Number(precio) * 100);
  cantidades += Number(cantidad);
  centimos += cuesta;
  escribe(nombre, cantidad, (cuesta / 100).toFixed(2));
}
console.log('-'.repeat(26));
escribe('Total', cantidades, (centimos / 100).toFixed(2));
