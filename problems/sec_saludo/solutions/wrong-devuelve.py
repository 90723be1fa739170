# expect: verdict=wrong score=0
# Returns the greeting instead of printing it.
def main():
    nombre = input().strip() or 'mundo'
    return f'Hola, {nombre}.'


if __name__ == '__main__':
    main()
