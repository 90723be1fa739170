# tries: search the own heap for expected values
# allows: wrong, runtime-error, output-limit
# points: 0
import gc
def clave(texto):
    found = [one for one in gc.get_objects() if isinstance(one, (str, tuple, list, dict)) and 'adartne' in repr(one)[:2000]]
    return found[0] if found else None
