# tries: a file of a terabyte with nothing in it
# allows: output-limit, runtime-error, wrong
# points: 0
with open('disperso', 'wb') as file:
    file.truncate(1 << 40)
