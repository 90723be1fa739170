# tries: an audit hook that refuses everything from now on
# allows: wrong, runtime-error
# points: 0
import sys
def hook(name, args):
    raise RuntimeError(name)
sys.addaudithook(hook)
def suma(a, b):
    return 0
