# expect: verdict=time-limit score=0
# Collects for ever before it hands over the first one.
def primos(desde=2):
    ultimo = None
    numero = max(2, desde)
    while True:
        if all(numero % divisor for divisor in range(2, int(numero**0.5) + 1)):
            ultimo = numero
        numero += 1
    yield ultimo
