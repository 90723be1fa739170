# expect: verdict=wrong score=0
# Prints the answer.
def es_palindromo(texto):
    letras = [letra for letra in texto.lower() if letra.isalnum()]
    print(letras == letras[::-1])
