# tries: empty the built-ins under the shim's feet
# allows: wrong, runtime-error
# points: 0
import builtins
for name in list(vars(builtins)):
    if not name.startswith('__'):
        delattr(builtins, name)
