# expect: verdict=wrong score=0
# Makes every pytest test of its own process a test that does nothing.
import _pytest.python
import _pytest.runner

_pytest.python.Function.runtest = lambda self: None
_pytest.runner.pytest_runtest_call = lambda item: None


def suma(a, b):
    return None
