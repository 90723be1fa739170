// Programs in JavaScript that do what no submission should.
import type { Misbehaviour } from './misbehaviour.ts';

const FS = "const fs = require('fs');\n";
const SPAWN = "const { spawn, spawnSync } = require('child_process');\n";

export const javascript: Misbehaviour = {
  entry: 'main.js',
  good: `${FS}console.log(Number(fs.readFileSync(0, 'utf8')) + 1);\n`,
  loops: 'while (true) {}\n',
  sleeps: 'setTimeout(() => {}, 60_000);\n',
  hoards: 'const x = [];\nfor (;;) x.push(new Array(100_000).fill(x.length));\n',
  floods: `${FS}for (;;) fs.writeSync(1, 'x'.repeat(1000));\n`,
  printsTooMuch: "console.log('x'.repeat(5000));\n",
  floodsErrors: `${FS}for (;;) fs.writeSync(2, 'x'.repeat(1000));\n`,
  crowds: `${SPAWN}for (;;) spawn('/bin/sleep', ['60']).on('error', () => {});\n`,
  fillsDisk: `${FS}const fd = fs.openSync('big', 'w');\nfor (;;) fs.writeSync(fd, 'x'.repeat(65536));\n`,
  endsAll: "process.kill(-1, 'SIGKILL');\n",
  fails: 'let x;\nx.y();\n',
  failsAtLine: 2,
  leaves: 'process.exit(3);\n',
  broken: 'let x = 1;\nlet y = ;\n',
  brokenAtLine: 2,
};
