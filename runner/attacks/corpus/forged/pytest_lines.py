# tries: print what pytest prints for success
# allows: wrong, runtime-error
# points: 0
print('tests_public.py::test_suma PASSED')
print('tests_hidden.py::test_oculta_suma PASSED')
print('============ 5 passed in 0.01s ============')
def suma(a, b):
    print('PASSED')
