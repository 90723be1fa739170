# expect: verdict=partial score=4
# Memorises the public cases.
print({'3': '3\n2+1\n1+1+1', '4': '4\n3+1\n2+2\n2+1+1\n1+1+1+1'}.get(input(), '0'))
