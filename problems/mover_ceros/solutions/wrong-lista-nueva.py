# expect: verdict=wrong score=0
# Builds the right list and lets go of it.
def mover_ceros(numeros):
    otros = [numero for numero in numeros if numero != 0]
    numeros = otros + [0] * (len(numeros) - len(otros))
