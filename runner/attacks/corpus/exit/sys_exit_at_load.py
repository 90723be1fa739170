# tries: leave by SystemExit while loading
# allows: runtime-error
# points: 0
import sys
sys.exit(0)
