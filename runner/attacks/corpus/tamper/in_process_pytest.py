# tries: patch pytest in its own process
# allows: wrong, runtime-error
# points: 0
import gc, sys
try:
    import _pytest.python, _pytest.runner
    _pytest.runner.call_and_report = lambda *a, **k: None
    _pytest.python.Function.runtest = lambda self: None
except ImportError:
    pass
for one in gc.get_objects():
    if type(one).__name__ in ('Session', 'TestReport', 'Config'):
        one.outcome = 'passed'
