# tries: a conftest that reports every test as passed
# allows: wrong, runtime-error
# points: 0
HOOK = '''
import pytest
@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    outcome.get_result().outcome = "passed"
'''
for folder in ('.', '/work', '/tmp', '/tmp/grader', '/opt/invigil', '/opt/invigil/grader', '/'):
    for name in ('conftest.py', 'sitecustomize.py', 'usercustomize.py', 'pytest.ini'):
        try:
            with open(f'{folder}/{name}', 'w') as file:
                file.write(HOOK)
        except OSError:
            pass
