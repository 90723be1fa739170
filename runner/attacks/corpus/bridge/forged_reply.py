# tries: answer the running call and the next ones before they are asked
# allows: runtime-error, wrong
# points: 0
import os, socket
def suma(a, b):
    for descriptor in range(3, 64):
        for serial in range(64):
            payload = b't\x03' + b's\x01\x00\x00\x00r' + b'i' + serial.to_bytes(8, 'little') + b'i' + (5).to_bytes(8, 'little')
            try:
                os.write(descriptor, len(payload).to_bytes(4, 'little') + payload)
            except OSError:
                break
    return None
