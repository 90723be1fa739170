# expect: verdict=partial score=6
# Multiplies numbers with decimals.
n = int(input())
factorial = 1.0
for i in range(2, n + 1):
    factorial *= i
cifras = f'{factorial:.0f}'
print(len(cifras), sum(int(cifra) for cifra in cifras if cifra.isdigit()))
