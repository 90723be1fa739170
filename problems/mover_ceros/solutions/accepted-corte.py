# expect: verdict=accepted score=10
# A stable sort by "is it a zero?", written back into the same list.
def mover_ceros(numeros):
    numeros[:] = sorted(numeros, key=lambda numero: numero == 0)
