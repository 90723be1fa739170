# expect: verdict=partial score=3
# Removes from the list that the loop walks over, and so skips a zero after a zero.
def mover_ceros(numeros):
    for posicion, numero in enumerate(numeros):
        if numero == 0:
            numeros.append(numeros.pop(posicion))
