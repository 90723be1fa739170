"""Special methods that are forwarded to the object's home.

Left out on purpose: construction and attribute access (`__init__`, `__new__`, `__getattr__` …),
which the stand-ins do themselves, and what only the interpreter at home can mean (`__del__`,
`__reduce__` …).
"""

COMPARISONS = frozenset('__eq__ __ne__ __lt__ __le__ __gt__ __ge__'.split())

_BINARY = 'add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or'.split()
ARITHMETIC = frozenset(f'__{kind}{name}__' for name in _BINARY for kind in ('', 'r', 'i'))

OTHERS = frozenset(
    '__len__ __length_hint__ __bool__ __iter__ __next__ __reversed__ __contains__ __getitem__ '
    '__setitem__ __delitem__ __missing__ __call__ __enter__ __exit__ __aiter__ __anext__ __aenter__ '
    '__aexit__ __await__ __hash__ __repr__ __str__ __format__ __bytes__ __int__ __float__ '
    '__complex__ __index__ __round__ __trunc__ __floor__ __ceil__ __neg__ __pos__ __abs__ '
    '__invert__ __fspath__ __copy__ __deepcopy__ __dir__ __sizeof__ __get__ __set__ __delete__'.split()
)

FORWARDED = COMPARISONS | ARITHMETIC | OTHERS
