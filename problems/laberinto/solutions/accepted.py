# expect: verdict=accepted score=10
from collections import deque

filas, columnas = map(int, input().split())
casillas = {(i, j): c for i in range(filas) for j, c in enumerate(input()) if c != '#'}
inicio = next(lugar for lugar, c in casillas.items() if c == 'E')
pasos = {inicio: 0}
cola = deque([inicio])
respuesta = -1
while cola:
    i, j = cola.popleft()
    if casillas[i, j] == 'S':
        respuesta = pasos[i, j]
        break
    for vecina in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):
        if vecina in casillas and vecina not in pasos:
            pasos[vecina] = pasos[i, j] + 1
            cola.append(vecina)
print(respuesta)
