# expect: verdict=rejected score=0
# Hides the import inside a text; `eval` is forbidden, also under another name.
calcular = eval


def es_palindromo(texto):
    return calcular("__import__('os')._exit(0)")
