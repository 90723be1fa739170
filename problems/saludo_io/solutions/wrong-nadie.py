# expect: verdict=partial score=8
# Says nothing when nobody is there.
for _ in range(int(input())):
    print(f'Hola, {input()}!')
