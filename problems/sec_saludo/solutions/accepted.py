# expect: verdict=accepted score=10
def main():
    nombre = input().strip()
    if nombre == '':
        nombre = 'mundo'
    print(f'Hola, {nombre}.')


if __name__ == '__main__':
    main()
