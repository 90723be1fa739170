# expect: verdict=runtime-error score=0
# The same by a side door that no list of words names: exit codes decide nothing.
import posix

posix._exit(0)
