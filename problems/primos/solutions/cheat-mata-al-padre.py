# expect: verdict=runtime-error score=0
# Kills every process that it may, then itself, hoping that silence counts as success.
import posix


def primos(desde=2):
    for proceso in (1, posix.getppid()):
        try:
            posix.kill(proceso, 9)
        except OSError:
            pass
    posix._exit(0)
