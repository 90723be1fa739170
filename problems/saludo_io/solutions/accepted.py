# expect: verdict=accepted score=10
n = int(input())
if n == 0:
    print('No hay nadie')
for _ in range(n):
    print(f'Hola, {input()}!')
