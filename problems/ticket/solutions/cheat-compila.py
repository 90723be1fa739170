# expect: verdict=rejected score=0
# Builds the program at run time; `exec` and `compile` are forbidden.
codigo = 'print("Subtotal: 34.00")'
exec(compile(codigo, 'ticket', 'exec'))
