# expect: verdict=wrong score=0
# The classic: prints the result and returns None.
def suma(a, b):
    print(a + b)
