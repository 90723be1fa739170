# expect: verdict=output-limit score=0
# Greets for ever.
def main():
    nombre = input().strip()
    while True:
        print(f'Hola, {nombre}. ' * 100)


if __name__ == '__main__':
    main()
