# expect: verdict=accepted score=10
def mover_ceros(numeros):
    destino = 0
    for numero in numeros:
        if numero != 0:
            numeros[destino] = numero
            destino += 1
    for posicion in range(destino, len(numeros)):
        numeros[posicion] = 0
