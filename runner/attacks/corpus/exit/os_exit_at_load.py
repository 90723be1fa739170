# tries: end the process with a good status before any test
# allows: runtime-error
# points: 0
import os
os._exit(0)
