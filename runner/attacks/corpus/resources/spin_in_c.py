# tries: spin where no signal handler runs
# allows: time-limit
# points: 0
import re
def suma(a, b):
    re.match(r'(a+)+$', 'a' * 40 + 'b')
