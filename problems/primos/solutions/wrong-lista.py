# expect: verdict=partial score=5
# Returns a list of the first few thousand: it has no next() and it ends.
def primos(desde=2):
    encontrados = []
    numero = 2
    while len(encontrados) < 1500:
        if all(numero % divisor for divisor in range(2, int(numero**0.5) + 1)):
            encontrados.append(numero)
        numero += 1
    return [primo for primo in encontrados if primo >= desde]
