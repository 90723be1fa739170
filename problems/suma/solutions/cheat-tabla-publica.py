# expect: verdict=partial score=5
# Memorises the public cases; earns those and nothing else.
TABLA = {(2, 3): 5, (0, 0): 0, (7, 0): 7, (1, 41): 42}


def suma(a, b):
    return TABLA.get((a, b), 0)
