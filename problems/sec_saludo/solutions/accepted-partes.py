# expect: verdict=accepted score=10
# Prints in pieces, with sep and end.
def leer_nombre():
    return input().strip() or 'mundo'


def main():
    print('Hola', leer_nombre(), sep=', ', end='')
    print('.')


if __name__ == '__main__':
    main()
