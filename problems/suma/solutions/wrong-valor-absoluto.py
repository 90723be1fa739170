# expect: verdict=partial score=5
# Right for positive numbers only.
def suma(a, b):
    return abs(a) + abs(b)
