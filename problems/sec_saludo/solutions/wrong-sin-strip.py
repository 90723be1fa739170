# expect: verdict=partial score=6
# Keeps the spaces around the name, and greets nobody when there is none.
def main():
    print(f'Hola, {input()}.')


if __name__ == '__main__':
    main()
