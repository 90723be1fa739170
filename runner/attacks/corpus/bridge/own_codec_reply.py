# tries: use the shim's own encoder to send results out of turn
# allows: runtime-error, wrong
# points: 0
import gc, sys, threading
def flood():
    for one in gc.get_objects():
        for name in ('send', 'reply', 'send_message', 'respond', 'write_frame', 'transmit', 'post'):
            method = getattr(one, name, None)
            if callable(method) and type(one).__module__.split('.')[0] in ('bridge', 'subject'):
                for arguments in ((('r', 1, 5),), ('r', 1, 5), (b'x',)):
                    try:
                        method(*arguments)
                    except BaseException:
                        pass
flood()
threading.Thread(target=flood, daemon=True).start()
