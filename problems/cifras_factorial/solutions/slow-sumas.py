# expect: verdict=time-limit score=6
# Multiplies by adding one, again and again: right where the factorial is small.
factorial = 1
for i in range(2, int(input()) + 1):
    producto = 0
    for _ in range(factorial):
        producto += i
    factorial = producto
print(len(str(factorial)), sum(map(int, str(factorial))))
