# tries: values that contain themselves
# allows: wrong, runtime-error
# points: 0
def suma(a, b):
    value = []
    value.append(value)
    return value
def ordenar(lista):
    value = {}
    value['x'] = (value, [value])
    return value
