# expect: verdict=memory-limit score=0
# A sieve far larger than the memory that it may use.
def primos(desde=2):
    tope = 300_000_000
    quedan = [True] * tope
    for numero in range(2, tope):
        if quedan[numero]:
            if numero >= desde:
                yield numero
            for multiplo in range(numero * numero, tope, numero):
                quedan[multiplo] = False
