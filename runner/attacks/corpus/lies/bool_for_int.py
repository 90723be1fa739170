# tries: values equal across types
# allows: wrong, runtime-error, partial
# points: 2
from decimal import Decimal
from fractions import Fraction
def suma(a, b): return Fraction(a + b) if a == 2 else None
def ordenar(lista): return {1: 1, 2: 2, 3: 3}.keys()
