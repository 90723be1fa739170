# tries: reach the grader's modules through what tests pass in
# allows: wrong, runtime-error, partial
# points: 4
def suma(a, b): return a + b
def ordenar(lista):
    reached = []
    for name in ('__class__', '__reduce_ex__', '__init__', '__globals__', '__code__', 'sort', '__getattribute__'):
        try:
            reached.append(getattr(lista, name))
        except Exception:
            pass
    for one in type(lista).__subclasses__() + object.__subclasses__():
        if one.__name__ in ('Session', 'Config', 'catch_warnings'):
            reached.append(one)
    print(reached)
    return reached
