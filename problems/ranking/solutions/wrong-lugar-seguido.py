# expect: verdict=partial score=7
# After teams that share a place, the next gets the next number.
equipos = []
for _ in range(int(input())):
    nombre, puntos = input().split()
    equipos.append((-int(puntos), nombre))
equipos.sort()
distintos = sorted({puntos for puntos, _ in equipos})
for puntos, nombre in equipos:
    print(distintos.index(puntos) + 1, nombre, -puntos)
