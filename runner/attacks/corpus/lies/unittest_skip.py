# tries: unittest's SkipTest and expected failures
# allows: wrong, runtime-error
# points: 0
import unittest
def suma(a, b): raise unittest.SkipTest('x')
def ordenar(lista): raise unittest.SkipTest('x')
def clave(texto): raise StopIteration
