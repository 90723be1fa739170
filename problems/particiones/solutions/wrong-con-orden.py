# expect: verdict=partial score=2
# Takes 2+1 and 1+2 for two; one alone comes out right.
def sumas(resto):
    if resto == 0:
        yield []
    for sumando in range(resto, 0, -1):
        for cola in sumas(resto - sumando):
            yield [sumando] + cola


for suma in sumas(int(input())):
    print('+'.join(map(str, suma)))
