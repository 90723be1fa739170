# tries: abort
# allows: runtime-error
# points: 0
import os
os.abort()
