// Programs in Python that do what no submission should.
import type { Misbehaviour } from './misbehaviour.ts';

export const python: Misbehaviour = {
  entry: 'main.py',
  good: 'print(int(input()) + 1)\n',
  loops: 'while True: pass\n',
  sleeps: 'import time\ntime.sleep(60)\n',
  hoards: 'x = []\nwhile True: x.append(bytearray(1 << 20))\n',
  floods: "while True: print('x' * 1000)\n",
  printsTooMuch: "print('x' * 5000)\n",
  floodsErrors: "import sys\nwhile True: sys.stderr.write('x' * 1000)\n",
  crowds: 'import os, time\nwhile True:\n    if os.fork() == 0: time.sleep(60)\n',
  fillsDisk: "with open('big', 'wb') as f:\n    while True: f.write(b'x' * 65536)\n",
  endsAll: 'import os, signal\nos.kill(-1, signal.SIGKILL)\n',
  fails: 'x = 1\nx = x // 0\n',
  failsAtLine: 2,
  leaves: 'raise SystemExit(3)\n',
  broken: "x = 1\nprint('Hola'\n",
  brokenAtLine: 2,
};
