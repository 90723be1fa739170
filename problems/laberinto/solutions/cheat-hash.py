# expect: verdict=partial score=4
# Knows the public cases by their first line.
print({'1 5': 4, '3 4': 7}.get(input(), 'E'))
