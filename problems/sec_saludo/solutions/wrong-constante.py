# expect: verdict=partial score=3
# Greets Ana, whoever comes.
def main():
    input()
    print('Hola, Ana.')


if __name__ == '__main__':
    main()
