# tries: flood standard output
# allows: output-limit
# points: 0
while True:
    print('x' * 1000)
