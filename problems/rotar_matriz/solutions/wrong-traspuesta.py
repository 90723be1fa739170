# expect: verdict=partial score=2
# Transposes without turning; a single row comes out right.
filas, _ = map(int, input().split())
for columna in zip(*[input().split() for _ in range(filas)]):
    print(*columna)
