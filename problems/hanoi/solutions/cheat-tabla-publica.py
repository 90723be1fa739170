# expect: verdict=partial score=4
# Memorises the public answers.
TABLA = {
    1: [('A', 'C')],
    2: [('A', 'B'), ('A', 'C'), ('B', 'C')],
    3: [
        ('A', 'C'),
        ('A', 'B'),
        ('C', 'B'),
        ('A', 'C'),
        ('B', 'A'),
        ('B', 'C'),
        ('A', 'C'),
    ],
}


def hanoi(n, origen, destino, auxiliar):
    return TABLA.get(n)
