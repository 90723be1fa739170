# tries: flood standard error
# allows: output-limit
# points: 0
import sys
def suma(a, b):
    while True:
        sys.stderr.write('x' * 1000)
