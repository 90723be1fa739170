# tries: wait for itself
# allows: time-limit
# points: 0
import threading
lock = threading.Lock()
def suma(a, b):
    lock.acquire()
    lock.acquire()
