# tries: files without end
# allows: output-limit, runtime-error, time-limit
# points: 0
i = 0
while True:
    open(f'f{i}', 'w').close()
    i += 1
