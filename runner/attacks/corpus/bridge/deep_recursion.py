# tries: calls that recurse between the two sides and within
# allows: wrong, runtime-error, time-limit, memory-limit
# points: 0
import sys
sys.setrecursionlimit(10 ** 7)
def suma(a, b):
    return suma(a, b)
