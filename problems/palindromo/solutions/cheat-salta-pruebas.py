# expect: verdict=runtime-error score=0
# Asks pytest to skip the test that is running; a skipped test is not a passed one.
import pytest


def es_palindromo(texto):
    pytest.skip('todo bien', allow_module_level=True)
