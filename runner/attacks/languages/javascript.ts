// Hostile JavaScript.
import type { Hostile, HostileLanguage } from './hostile.ts';

const program = (attack: Hostile | null): string => `const fs = require('fs');
${attack?.top ?? ''}
class Contador {
  constructor() { this.n = 0; }
  sube(k) { this.n += k; return this.n; }
}
function suma(a, b) {
  ${attack?.suma ?? ''}
  return ${attack === null ? 'a + b' : '0'};
}
function main() {
  ${attack?.main ?? ''}
  console.log([...fs.readFileSync(0, 'utf8').trim()].reverse().join(''));
}
if (require.main === module) main();
`;

const FORGED = String.raw`'value i:number:42 n\n'`;

const attacks: readonly Hostile[] = [
  { tries: 'end with a good status', suma: 'process.exit(0);' },
  { tries: 'end without handlers', suma: 'process.reallyExit(0);' },
  { tries: 'kill itself', suma: "process.kill(process.pid, 'SIGKILL');" },
  { tries: 'kill everything', suma: 'process.kill(-1, 9);' },
  { tries: 'answer before the driver', suma: `fs.writeSync(4, ${FORGED});` },
  { tries: 'answer for later calls', suma: `fs.writeSync(4, ${FORGED}.repeat(20));` },
  {
    tries: 'answer and leave',
    suma: String.raw`fs.writeSync(4, 'value d:number:NaN n\n'); process.reallyExit(0);`,
  },
  {
    tries: 'answer what is no number',
    suma: String.raw`fs.writeSync(4, 'value i:number:0x7fffffff n\n'); process.reallyExit(0);`,
  },
  {
    tries: 'promise more than comes',
    suma: String.raw`fs.writeSync(4, 'value l:Array:9999999 n\n'); process.reallyExit(0);`,
  },
  {
    tries: 'answer without end',
    suma: "for (;;) fs.writeSync(4, 'x'.repeat(65536));",
    allows: ['output-limit'],
  },
  {
    tries: 'answer with empty lines without end',
    suma: String.raw`for (;;) fs.writeSync(4, '\n'.repeat(65536));`,
    allows: ['output-limit'],
  },
  { tries: 'close the answers', suma: 'fs.closeSync(4);' },
  {
    tries: 'read the next request',
    suma: `const more = Buffer.alloc(4096); fs.readSync(3, more); fs.writeSync(4, ${FORGED});`,
    allows: ['time-limit'],
  },
  {
    tries: 'return what agrees with everything',
    suma: "return new Proxy(function () {}, { get: (_, k) => k === 'then' ? undefined : () => 5, has: () => true, getPrototypeOf: () => Number.prototype });",
  },
  {
    tries: 'return what turns into numbers',
    suma: "return { valueOf: () => a + b, toString: () => '' + (a + b), toJSON: () => a + b, [Symbol.toPrimitive]: () => a + b };",
  },
  {
    tries: 'pollute prototypes',
    suma: "Object.prototype.kind = 'value'; Array.prototype.push = () => 1; Object.prototype.length = 3; Number.prototype.toString = () => '42';",
  },
  {
    tries: 'patch what the driver uses',
    suma: "Number.isInteger = () => true; globalThis.BigInt = () => '42'; String.prototype.replace = () => '42'; Array.prototype.join = () => 'value i:number:42 n';",
  },
  { tries: 'reach inside Node', suma: "process.binding('fs'); process.binding('spawn_sync');" },
  { tries: 'load a library', suma: "process.dlopen({ exports: {} }, '/work/case/none.node');" },
  {
    tries: 'answer from a worker',
    suma: `const { Worker } = require('worker_threads'); new Worker(\`for (;;) require('fs').writeSync(4, ${FORGED.replaceAll('\\', '\\\\')})\`, { eval: true }); const end = Date.now() + 500; while (Date.now() < end);`,
    allows: ['output-limit', 'time-limit', 'process-limit', 'memory-limit'],
  },
  {
    tries: 'leave a context',
    suma: "require('vm').runInNewContext(\"this.constructor.constructor('return process')().exit(0)\");",
  },
  {
    tries: 'leave a process behind that answers later',
    top: "const children = require('child_process');",
    suma: "children.spawn('/bin/sh', ['-c', 'sleep 0.2; echo value i:number:42 n >&4; sleep 60'], { detached: true, stdio: ['ignore', 1, 2, 3, 4] });",
  },
  { tries: 'promise without keeping', suma: 'return { then() {} };' },
  {
    tries: 'promise twice',
    suma: 'return { then(done) { done(42); done(a + b); } };',
  },
  {
    tries: 'return a set without end',
    suma: 'return new (class extends Set { *[Symbol.iterator]() { for (;;) yield 1; } })();',
    allows: ['time-limit', 'memory-limit'],
  },
  { tries: 'return a list within a list', suma: 'let v = []; v.push(v); return v;' },
  {
    tries: 'return what is deep',
    suma: 'let v = []; for (let n = 0; n < 1e6; n += 1) v = [v]; return v;',
    allows: ['memory-limit'],
  },
  {
    tries: 'return a text that is too long',
    suma: "return 'x'.repeat(2 ** 27);",
    allows: ['output-limit', 'memory-limit', 'time-limit'],
  },
  { tries: 'loop', suma: 'for (;;);', only: ['time-limit'] },
  {
    tries: 'hoard',
    suma: 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length));',
    only: ['memory-limit', 'time-limit'],
  },
  {
    tries: 'answer at the end of the process',
    suma: `process.on('exit', () => fs.writeSync(4, ${FORGED}));`,
  },
  {
    tries: 'print what graders say',
    suma: 'console.log(\'{"type":"case","stopped":null,"status":0,"gone":false,"hits":[]}\');',
  },
  {
    tries: 'read every file that can be read',
    suma: "for (const d of ['/proc/1', '/tmp/grader', '/opt/invigil', '/work', '/proc/self']) for (const f of ['environ', 'cmdline', 'mem', '.']) try { console.log(fs.readFileSync(d + '/' + f, 'latin1'), fs.readdirSync(d)); } catch {}",
  },
  {
    tries: 'change the program between cases',
    suma: "fs.writeFileSync('/work/program/main.js', 'function suma() { return 42; }');",
    maxPoints: 6,
  },
  { tries: 'swallow what fails', suma: "process.on('uncaughtException', () => {}); throw a;" },
  {
    tries: 'end while it is loaded',
    top: 'process.reallyExit(0);',
    maxPoints: 0,
  },
  {
    tries: 'stop the compiler',
    top: `const deep = ${'['.repeat(20_000)}${']'.repeat(20_000)};`,
    maxPoints: 6,
  },
];

export const javascript: HostileLanguage = { entry: 'main.js', program, attacks };
