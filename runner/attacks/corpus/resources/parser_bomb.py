# tries: source that the parser cannot bear
# allows: compile-error, runtime-error, memory-limit
# points: 0
x = compile('(' * 90 + ')' * 90, 'x', 'eval')
y = eval('-' * 100_000 + '1')
