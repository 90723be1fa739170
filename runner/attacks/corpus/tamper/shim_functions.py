# tries: replace the functions of the subject's shim by ones that say what the test wants
# allows: wrong, runtime-error
# points: 0
import sys, types
for name, module in list(sys.modules.items()):
    if name.split('.')[0] in ('subject', 'bridge'):
        for key, value in list(vars(module).items()):
            if isinstance(value, types.FunctionType):
                try:
                    setattr(module, key, lambda *a, **k: True)
                except Exception:
                    pass
