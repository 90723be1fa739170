# expect: verdict=wrong score=0
# Joins the digits as text.
def suma(a, b):
    return str(a) + str(b)
