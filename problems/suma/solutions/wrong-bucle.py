# expect: verdict=time-limit score=5
# Counts down to zero, and so never ends when b is negative.
def suma(a, b):
    while b != 0:
        a += 1
        b -= 1
    return a
