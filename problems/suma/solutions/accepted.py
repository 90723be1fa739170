# expect: verdict=accepted score=10
def suma(a, b):
    return a + b
