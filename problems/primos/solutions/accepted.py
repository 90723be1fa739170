# expect: verdict=accepted score=10
def es_primo(numero):
    if numero < 2:
        return False
    divisor = 2
    while divisor * divisor <= numero:
        if numero % divisor == 0:
            return False
        divisor += 1
    return True


def primos(desde=2):
    numero = max(desde, 2)
    while True:
        if es_primo(numero):
            yield numero
        numero += 1
