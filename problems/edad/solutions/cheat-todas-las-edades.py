# expect: verdict=wrong score=0
# Prints every age there is.
print(*range(130))
