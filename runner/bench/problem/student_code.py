def suma(a, b):
    return a + b


def es_palindromo(texto):
    return texto == texto[::-1]


def contar_palabras(texto):
    cuenta = {}
    for palabra in texto.split():
        cuenta[palabra] = cuenta.get(palabra, 0) + 1
    return cuenta


def dividir(a, b):
    if b == 0:
        raise ValueError('entre cero')
    return a / b
