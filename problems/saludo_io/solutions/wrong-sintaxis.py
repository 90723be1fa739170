# expect: verdict=compile-error score=0
# The colon is missing.
for _ in range(int(input()))
    print('Hola')
