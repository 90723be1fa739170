# expect: verdict=runtime-error score=0
# The function has another name than the one that was asked for.
def sumar(a, b):
    return a + b
