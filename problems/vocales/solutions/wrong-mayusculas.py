# expect: verdict=partial score=6
# Knows small letters only.
linea = input()
marcadas = sum(letra in 'áéíóúü' for letra in linea)
simples = sum(letra in 'aeiou' for letra in linea)
print(simples + marcadas, marcadas)
