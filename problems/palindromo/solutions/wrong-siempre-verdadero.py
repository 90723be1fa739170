# expect: verdict=wrong score=0
# A constant; every test asks for both answers.
def es_palindromo(texto):
    return True
