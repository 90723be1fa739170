# expect: verdict=partial score=4
# Memorises the public cases.
print({'murcielago': '5 0', 'canción de cuna': '6 1'}.get(input(), '1 1'))
