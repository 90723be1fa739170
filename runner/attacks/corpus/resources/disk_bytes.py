# tries: fill every writable place
# allows: output-limit, memory-limit, runtime-error
# points: 0
import os
for folder in ('/work', '/tmp', '/dev/shm', '/var/tmp', '/run'):
    try:
        with open(f'{folder}/grande', 'wb') as file:
            while True:
                file.write(b'\x01' * 1_000_000)
    except PermissionError:
        pass
    except OSError as error:
        print(folder, error)
raise OSError(28, 'No space left on device')
