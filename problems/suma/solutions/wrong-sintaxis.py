# expect: verdict=compile-error score=0
# The colon is missing.
def suma(a, b)
    return a + b
