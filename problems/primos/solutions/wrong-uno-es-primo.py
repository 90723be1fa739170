# expect: verdict=partial score=6
# Starts where it is told, even below 2.
def primos(desde=2):
    numero = desde
    while True:
        if all(numero % divisor for divisor in range(2, int(abs(numero) ** 0.5) + 1)):
            yield numero
        numero += 1
