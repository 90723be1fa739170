# expect: verdict=partial score=3
# Prints the receipt of the statement, always.
print('''Producto    Cant    Precio
Pan            2      3.00
Leche          1      0.99
--------------------------
Total          3      3.99''')
