# tries: crash the interpreter
# allows: runtime-error
# points: 0
import ctypes
ctypes.string_at(0)
