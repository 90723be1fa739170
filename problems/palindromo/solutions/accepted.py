# expect: verdict=accepted score=10
TILDES = str.maketrans('áéíóúü', 'aeiouu')


def es_palindromo(texto):
    letras = [letra for letra in texto.lower().translate(TILDES) if letra.isalnum()]
    return letras == letras[::-1]
