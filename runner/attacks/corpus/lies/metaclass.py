# tries: a class whose metaclass says yes to every question
# allows: wrong, runtime-error, partial
# points: 2
class Meta(type):
    def __instancecheck__(cls, one): return True
    def __subclasscheck__(cls, one): return True
    def __eq__(cls, other): return True
    def __hash__(cls): return 0
    def __call__(cls, *a): return cls
    def __getattr__(cls, name): return lambda *a: True
class Contador(metaclass=Meta):
    valor = 3
suma = ordenar = clave = Contador
