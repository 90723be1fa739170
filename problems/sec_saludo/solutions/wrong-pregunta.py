# expect: verdict=wrong score=0
# The prompt of input() goes to standard output too.
def main():
    nombre = input('¿Cómo te llamas? ').strip() or 'mundo'
    print(f'Hola, {nombre}.')


if __name__ == '__main__':
    main()
