# tries: sixty-four gigabytes at once
# allows: memory-limit, runtime-error
# points: 0
data = b'x' * (1 << 36)
