# expect: verdict=accepted score=10
# Two indices that meet in the middle; `compile` here is the student's own parameter, not Python's.
SIN_TILDE = {'á': 'a', 'é': 'e', 'í': 'i', 'ó': 'o', 'ú': 'u', 'ü': 'u'}


def normal(letra, compile=SIN_TILDE):
    letra = letra.lower()
    return compile.get(letra, letra)


def es_palindromo(texto):
    izquierda = 0
    derecha = len(texto) - 1
    while izquierda < derecha:
        if not texto[izquierda].isalnum():
            izquierda += 1
        elif not texto[derecha].isalnum():
            derecha -= 1
        elif normal(texto[izquierda]) != normal(texto[derecha]):
            return False
        else:
            izquierda += 1
            derecha -= 1
    return True
