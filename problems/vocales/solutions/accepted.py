# expect: verdict=accepted score=10
linea = input().lower()
marcadas = sum(letra in 'áéíóúü' for letra in linea)
print(sum(letra in 'aeiou' for letra in linea) + marcadas, marcadas)
