# expect: verdict=partial score=8
# Strips every mark by Unicode decomposition, and with it what makes an ñ an ñ.
import unicodedata


def es_palindromo(texto):
    partes = unicodedata.normalize('NFD', texto.lower())
    letras = [letra for letra in partes if letra.isalnum()]
    return letras == letras[::-1]
