# expect: verdict=wrong score=0
# Returns the answer instead of changing the list.
def mover_ceros(numeros):
    otros = [numero for numero in numeros if numero != 0]
    return otros + [0] * (len(numeros) - len(otros))
