# expect: verdict=accepted score=10
equipos = []
for _ in range(int(input())):
    nombre, puntos = input().split()
    equipos.append((-int(puntos), nombre))
equipos.sort()
for menos_puntos, nombre in equipos:
    lugar = 1 + sum(otros < menos_puntos for otros, _ in equipos)
    print(lugar, nombre, -menos_puntos)
