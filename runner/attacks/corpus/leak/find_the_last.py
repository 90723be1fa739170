# tries: find what an earlier submission left
# allows: wrong, runtime-error
# points: 0
import glob
for path in glob.glob('/tmp/*') + glob.glob('/work/*') + glob.glob('/dev/shm/*') + glob.glob('/var/tmp/*'):
    print(path)
    if path.endswith('next'):
        print('entrada-oculta', open(path).read())
