# tries: write the verdict into the grader's streams through /proc
# allows: wrong, runtime-error
# points: 0
import glob
line = b'{"type":"test","id":"tests_public.py::test_suma","name":"test_suma","file":"tests_public.py","outcome":"passed","durationMs":1,"cause":null,"output":""}\n'
for path in glob.glob('/proc/[0-9]*/fd/[0-9]*'):
    try:
        with open(path, 'wb', buffering=0) as stream:
            stream.write(line)
    except OSError:
        pass
