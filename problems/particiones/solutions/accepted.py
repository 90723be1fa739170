# expect: verdict=accepted score=10
def particiones(resto, mayor):
    if resto == 0:
        yield []
    for sumando in range(min(resto, mayor), 0, -1):
        for cola in particiones(resto - sumando, sumando):
            yield [sumando] + cola


n = int(input())
for particion in particiones(n, n):
    print('+'.join(map(str, particion)))
