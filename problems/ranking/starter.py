n = int(input())
equipos = []
for _ in range(n):
    nombre, puntos = input().split()
    equipos.append((nombre, int(puntos)))
