# expect: verdict=partial score=2
# Compares the text as it stands, with its spaces and capitals.
def es_palindromo(texto):
    return texto == texto[::-1]
