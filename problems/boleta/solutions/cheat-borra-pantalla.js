// expect: verdict=wrong score=0
// Prints many receipts and terminal codes that hide all but one.
for (let total = 0; total < 20; total += 1) {
  console.log(`\u001b[2J\u001b[HProducto    Cant    Precio\n${'-'.repeat(26)}\nTotal          0      0.00`);
}
