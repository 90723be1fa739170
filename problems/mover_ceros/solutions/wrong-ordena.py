# expect: verdict=partial score=3
# Sorts from large to small; right only where nothing else has an order to lose.
def mover_ceros(numeros):
    numeros.sort(reverse=True)
