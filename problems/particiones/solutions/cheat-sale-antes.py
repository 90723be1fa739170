# expect: verdict=wrong score=0
# Ends with a good status from a handler that runs at the very end.
import atexit
import os

atexit.register(os._exit, 0)
print('accepted')
