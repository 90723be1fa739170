# tries: libraries and start-up files for the next process
# allows: wrong, runtime-error
# points: 0
import os
os.environ.update(LD_PRELOAD='/work/x.so', PYTHONPATH='/work', PYTHONSTARTUP='/work/x.py', PYTHONHOME='/work', BASH_ENV='/work/x')
with open('/work/x.so', 'wb') as file:
    file.write(b'\x7fELF')
