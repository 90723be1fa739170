# expect: verdict=accepted score=10
from math import factorial

cifras = str(factorial(int(input())))
print(len(cifras), sum(map(int, cifras)))
