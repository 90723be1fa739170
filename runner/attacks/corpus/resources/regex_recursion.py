# tries: break the stack in C
# allows: runtime-error, wrong, memory-limit, time-limit
# points: 0
import sys, threading
sys.setrecursionlimit(10 ** 9)
threading.stack_size(64 * 1024)
def f(n):
    return f(n + 1)
thread = threading.Thread(target=f, args=(0,))
thread.start()
thread.join()
