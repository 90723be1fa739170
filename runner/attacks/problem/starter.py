def suma(a, b):
    pass
