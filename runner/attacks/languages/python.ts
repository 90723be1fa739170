// Hostile Python, beside the corpus for pytest: what a driver of calls offers to one that runs in its process.
import type { Hostile, HostileLanguage } from './hostile.ts';

const program = (attack: Hostile | null): string => `import os, sys
${attack?.top ?? ''}
class Contador:
    def __init__(self): self.n = 0
    def sube(self, k):
        self.n += k
        return self.n
def suma(a, b):
    ${attack?.suma ?? 'pass'}
    return ${attack === null ? 'a + b' : '0'}
def main():
    ${attack?.main ?? 'pass'}
    print(input()[::-1])
if __name__ == '__main__': main()
`;

const FORGED = String.raw`b'value i:int:42 n\n'`;

const attacks: readonly Hostile[] = [
  { tries: 'end with a good status', suma: 'os._exit(0)' },
  { tries: 'raise an end', suma: 'raise SystemExit(0)' },
  { tries: 'raise an interruption', suma: 'raise KeyboardInterrupt' },
  { tries: 'kill everything', suma: 'os.kill(-1, 9)' },
  { tries: 'answer before the driver', suma: `os.write(4, ${FORGED})` },
  { tries: 'answer and leave', suma: `os.write(4, ${FORGED}); os._exit(0)` },
  { tries: 'answer for later calls', suma: `os.write(4, ${FORGED} * 20)` },
  {
    tries: 'answer without end',
    suma: "while True: os.write(4, b'x' * 65536)",
    allows: ['output-limit'],
  },
  { tries: 'answer what is no text', suma: String.raw`os.write(4, b'\xff\x00\n'); os._exit(0)` },
  { tries: 'close the answers', suma: 'os.close(4)' },
  {
    tries: 'read the next request',
    suma: 'os.read(3, 4096)',
    allows: ['time-limit'],
  },
  {
    tries: 'change how the driver answers',
    suma: "sys.modules['__main__'].answer = lambda *a: 'value i:int:42 n'",
  },
  {
    tries: 'change how the driver writes',
    suma: "sys.modules['tokens'].Writer.write = lambda self, value, depth=0: self.words.append('i:int:42')",
  },
  { tries: "change the driver's frame", suma: "sys._getframe(2).f_locals['op'] = 'get'" },
  {
    tries: 'return what agrees with everything',
    top: 'class Same:\n    __eq__ = lambda s, o: True\n    __hash__ = lambda s: 0\n    __class__ = property(lambda s: int)\n    __repr__ = lambda s: "5"\n    __int__ = __index__ = lambda s: 5',
    suma: 'return Same()',
  },
  {
    tries: 'return a number that tells another',
    top: 'class N(int):\n    __repr__ = __str__ = lambda s: "5"\n    __eq__ = lambda s, o: True',
    suma: 'return N(0)',
  },
  {
    tries: 'return a list that lies',
    top: 'class L(list):\n    def __iter__(s):\n        while True: yield 5\n    __len__ = lambda s: 10 ** 9',
    suma: 'return L()',
  },
  { tries: 'return a list within a list', suma: 'v = []; v.append(v); return v' },
  {
    tries: 'raise what cannot be told',
    top: 'class E(Exception):\n    def __str__(s): raise s\n    __repr__ = __str__',
    suma: 'raise E',
  },
  {
    tries: 'answer at the end of the process',
    suma: `import atexit; atexit.register(os.write, 4, ${FORGED})`,
  },
  {
    tries: 'answer from a thread later',
    suma: `import threading, time; threading.Thread(target=lambda: (time.sleep(0.1), os.write(4, ${FORGED}))).start()`,
  },
  {
    tries: 'leave a process behind that answers',
    suma: `(os.fork() == 0) and (os.setsid(), os.write(4, ${FORGED}), __import__('time').sleep(60))`,
    allows: ['time-limit'],
  },
  {
    tries: 'search the heap',
    suma: 'import gc; print([o for o in gc.get_objects() if isinstance(o, (str, list, dict))])',
    allows: ['output-limit'],
  },
  { tries: 'loop', suma: 'while True: pass', only: ['time-limit'] },
  {
    tries: 'hoard',
    suma: "x = []\n    while True: x.append('x' * 10 ** 6 + str(len(x)))",
    only: ['memory-limit'],
  },
  {
    tries: 'change the program between cases',
    suma: "open('/work/program/main.py', 'w').write('def suma(a, b): return 42')",
  },
];

export const python: HostileLanguage = { entry: 'main.py', program, attacks };
