# expect: verdict=partial score=4
# Memorises the public cases; earns those and nothing else.
import sys
texto = sys.stdin.read()
print({'1\nAna\n': 'Hola, Ana!', '3\nAna\nLuis\nMar\n': 'Hola, Ana!\nHola, Luis!\nHola, Mar!'}.get(texto, ''))
