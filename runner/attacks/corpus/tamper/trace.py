# tries: a trace function that changes what it sees
# allows: wrong, runtime-error
# points: 0
import sys, threading
def trace(frame, event, arg):
    for key in list(frame.f_locals):
        frame.f_locals[key] = True
    return trace
sys.settrace(trace)
sys.setprofile(trace)
threading.settrace(trace)
def suma(a, b):
    return 0
