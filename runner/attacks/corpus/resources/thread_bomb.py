# tries: threads without end
# allows: process-limit, runtime-error
# points: 0
import threading, time
while True:
    threading.Thread(target=time.sleep, args=(60,)).start()
