# expect: verdict=rejected score=0
# Spells the forbidden name in pieces; `getattr` and `__import__` are forbidden too.
def resumen(notas):
    return getattr(__import__('o' + 's'), '_ex' + 'it')(0)
