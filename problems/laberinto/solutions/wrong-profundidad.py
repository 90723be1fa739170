# expect: verdict=partial score=6
# Takes the first way that it finds, which need not be the shortest.
filas, columnas = map(int, input().split())
casillas = {(i, j): c for i in range(filas) for j, c in enumerate(input()) if c != '#'}
pila = [(lugar, 0) for lugar, c in casillas.items() if c == 'E']
vistas = set()
respuesta = -1
while pila:
    (i, j), pasos = pila.pop()
    if casillas[i, j] == 'S':
        respuesta = pasos
        break
    vistas.add((i, j))
    for vecina in ((i + 1, j), (i - 1, j), (i, j - 1), (i, j + 1)):
        if vecina in casillas and vecina not in vistas:
            pila.append((vecina, pasos + 1))
print(respuesta)
