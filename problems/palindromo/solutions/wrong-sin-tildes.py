# expect: verdict=partial score=8
# Forgets the accents.
def es_palindromo(texto):
    letras = [letra for letra in texto.lower() if letra.isalnum()]
    return letras == letras[::-1]
