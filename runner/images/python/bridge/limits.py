"""Every bound of the bridge, in one place.

The grader lives in the same memory cgroup as the student's code, so all that it keeps on the
student's behalf must be bounded here, and small against the 256 MB that a problem gets.
"""

# One frame on the socket. A list of 100,000 ints is 0.8 MB.
FRAME_BYTES = 8 * 1024 * 1024
# Values inside one frame, containers included; packed runs count one for sixteen elements.
NODES = 400_000
# Elements of one packed run (a homogeneous list of int, float or str).
PACKED_ITEMS = 1_000_000
# Nesting of one value. Decoding recurses, and Python's own stack is 1,000 deep.
DEPTH = 300
# One int, in bytes of its two's complement. About 150,000 decimal digits.
INT_BYTES = 64 * 1024
# Containers that both sides keep as replicas of each other, and their elements in all.
REPLICAS = 20_000
REPLICA_ITEMS = 2_000_000
# Objects of the subject that the grader holds a stand-in for, and classes among them.
HANDLES = 100_000
CLASSES = 2_000
# Attributes that a class may declare of itself.
CLASS_NAMES = 1_000
# A call inside a callback inside a call …
NESTED_CALLS = 100
# Bytes that the subject may send in one run.
CONVERSATION_BYTES = 512 * 1024 * 1024
# A name of a class, a function or an attribute; text that describes (a docstring).
NAME_CHARS = 400
DOC_CHARS = 20_000
# Length of the chain of causes that an exception takes along.
CAUSES = 8
