# expect: verdict=partial score=4
# Subtracts the years and nothing else.
nacimiento, hoy = input(), input()
print(int(hoy[:4]) - int(nacimiento[:4]))
