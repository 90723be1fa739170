# tries: import the tests
# allows: wrong, runtime-error
# points: 0
for name in ('tests_hidden', 'tests_public', '__main__', 'grader', 'grader.session', 'grader.job'):
    try:
        module = __import__(name)
        print(name, sorted(vars(module)), getattr(module, '__file__', None))
    except BaseException as error:
        print(name, type(error))
