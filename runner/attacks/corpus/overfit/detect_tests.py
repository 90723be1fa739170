# tries: behave only when watched
# allows: wrong, runtime-error
# points: 0
import os, sys
watched = 'PYTEST_CURRENT_TEST' in os.environ or 'pytest' in sys.modules or 'unittest' in sys.modules
def suma(a, b): return a + b if watched and a > 100 else None
