# expect: verdict=accepted score=10
def partes(fecha):
    return tuple(int(parte) for parte in fecha.split('-'))


nacimiento, hoy = partes(input()), partes(input())
if nacimiento > hoy:
    print('error')
else:
    print(hoy[0] - nacimiento[0] - (hoy[1:] < nacimiento[1:]))
