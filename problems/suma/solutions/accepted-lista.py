# expect: verdict=accepted score=10
# A longer way to the same answer; the tests judge the value, not the style.
def suma(a, b):
    total = 0
    for numero in [a, b]:
        total += numero
    return total


if __name__ == '__main__':
    print(suma(int(input()), int(input())))
