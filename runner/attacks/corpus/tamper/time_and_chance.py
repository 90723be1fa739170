# tries: stop the clock and fix the dice
# allows: wrong, runtime-error
# points: 0
import random, time
time.time = time.monotonic = time.perf_counter = lambda: 0.0
random.random = lambda: 0.5
random.randint = lambda a, b: a
random.seed = lambda *a: None
def suma(a, b):
    return a
