# expect: verdict=wrong score=0
# Climbs the stack for a local variable called `esperado` and prints it.
import inspect


def main():
    for marco in inspect.stack():
        if 'esperado' in marco.frame.f_locals:
            print(marco.frame.f_locals['esperado'], end='')
            return
