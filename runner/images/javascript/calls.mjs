// Calls the student's code as it is asked to, within the student's process, and tells what came of it. The words are
// those of the other languages' drivers: see PROTOCOL.md in the folder `calls`.
import { readFileSync, readSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import vm from 'node:vm';

const REQUESTS = 3;
const ANSWERS = 4;
const DEPTH = 200;
const NODES = 200_000;
const FOLDER = '/work/program';

class Missing extends Error {}

const escaped = (text) =>
  text.replace(
    /[^!-9;-[\]-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const unescaped = (word) =>
  word.replace(/\\u([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

function readValue(words) {
  const word = words.next().value;
  const rest = word.slice(2);
  switch (word[0]) {
    case 'n':
      return null;
    case 'b':
      return rest === '1';
    case 'i':
    case 'd':
      return Number(rest);
    case 's':
      return unescaped(rest);
    case 'l':
      return Array.from({ length: Number(rest) }, () => readValue(words));
    default:
      return Object.fromEntries(
        Array.from({ length: Number(rest) }, () => [readValue(words), readValue(words)]),
      );
  }
}

/** What is no plain value is told by the name of its class alone. */
function createWriter() {
  const words = [];
  let left = NODES;
  const all = (letter, kind, items, depth, count = items.length) => {
    words.push(`${letter}:${kind}:${count}`);
    for (const item of items) write(item, depth - 1);
  };
  const write = (value, depth = DEPTH) => {
    left -= 1;
    if (depth === 0 || left < 0) words.push('x');
    else if (value === null) words.push('n');
    else if (value === undefined) words.push('u');
    else if (typeof value === 'boolean') words.push(`b:boolean:${Number(value)}`);
    else if (typeof value === 'number') words.push(numberWord(value));
    else if (typeof value === 'bigint') words.push(`i:bigint:${value}`);
    else if (typeof value === 'string') words.push(`s:string:${escaped(value)}`);
    else if (Array.isArray(value)) all('l', 'Array', [...value], depth);
    else if (ArrayBuffer.isView(value) && Symbol.iterator in value)
      all('l', escaped(value.constructor.name), [...value], depth);
    else if (value instanceof Set) all('S', 'Set', [...value], depth);
    else if (value instanceof Map) all('m', 'Map', [...value].flat(1), depth, value.size);
    else if (isPlain(value)) {
      const pairs = Object.entries(value);
      all('m', 'Object', pairs.flat(1), depth, pairs.length);
    } else words.push(`o:${escaped(nameOf(value))}`);
  };
  return { words, write };
}

const numberWord = (value) =>
  Number.isInteger(value) ? `i:number:${BigInt(value)}` : `d:number:${value}`;

function isPlain(value) {
  if (typeof value !== 'object') return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const nameOf = (value) => String(value?.constructor?.name ?? typeof value);

/**
 * A script's own functions and classes are found by an `eval` that stands at its end, so nothing has to be exported.
 * The wrapper adds no line, so that traces name the right one.
 */
function load(entry) {
  const filename = `${FOLDER}/${entry}`;
  const head = '(function (exports, require, module, __filename, __dirname) {';
  const source = `${head}${readFileSync(filename, 'utf8')}\n;return (name) => eval(name);})`;
  const script = new vm.Script(source, { filename, columnOffset: -head.length });
  const module = { exports: {} };
  const find = script
    .runInThisContext()
    .call(
      module.exports,
      module.exports,
      createRequire(filename),
      module,
      filename,
      path.dirname(filename),
    );
  return (name) => {
    if (Object.hasOwn(Object(module.exports), name)) return module.exports[name];
    if (find(`typeof ${name}`) === 'undefined') throw new Missing(name);
    return find(name);
  };
}

function createCalls() {
  let named;
  let made;
  const member = (name) => {
    if (!(name in Object(made))) throw new Missing(name);
    return made[name];
  };
  return async (op, name, args) => {
    switch (op) {
      case 'load':
        named = load(name);
        return null;
      case 'function':
        return await named(name)(...args);
      case 'new':
        made = new (named(name))(...args);
        return null;
      case 'call':
        member(name);
        return await made[name](...args);
      default:
        return member(name);
    }
  };
}

async function answer(calls, line) {
  const words = line.split(' ')[Symbol.iterator]();
  const [op, name, wantsArgs] = [
    words.next().value,
    unescaped(words.next().value),
    words.next().value,
  ];
  const args = readValue(words);
  let writer = createWriter();
  try {
    const value = await calls(op, name, args);
    writer.words.push('value');
    writer.write(value);
  } catch (error) {
    if (error instanceof Missing) return 'missing';
    writer = createWriter();
    writer.words.push('raised', ...told(error));
  }
  writer.write(wantsArgs === '+' ? args : null);
  return writer.words.join(' ');
}

/** Anything may be thrown; of what is no error, the name of its class is all. */
function told(error) {
  const names = [];
  for (let one = error; one !== null && typeof one === 'object'; one = Object.getPrototypeOf(one)) {
    const name = nameOf(one);
    if (name !== 'Object' && names.at(-1) !== name && names.length < 50) names.push(name);
  }
  if (error instanceof Error && typeof error.name === 'string' && !names.includes(error.name))
    names.unshift(error.name);
  if (names.length === 0) names.push(typeof error);
  const trace = String(error instanceof Error ? error.stack : error).slice(0, 8000);
  return [
    String(names.length),
    ...names.map((name) => escaped(name) || '-'),
    escaped(trace) || '-',
  ];
}

function* lines() {
  let pending = Buffer.alloc(0);
  const chunk = Buffer.alloc(65_536);
  for (;;) {
    const end = pending.indexOf(10);
    if (end >= 0) {
      yield pending.toString('latin1', 0, end);
      pending = pending.subarray(end + 1);
      continue;
    }
    const count = readSync(REQUESTS, chunk);
    if (count === 0) return;
    pending = Buffer.concat([pending, chunk.subarray(0, count)]);
  }
}

const { reallyExit } = process;
const calls = createCalls();
for (const line of lines()) {
  const bytes = Buffer.from(`${await answer(calls, line)}\n`, 'latin1');
  for (let at = 0; at < bytes.length;) at += writeSync(ANSWERS, bytes, at);
}
// Neither handlers at the end nor work that is left have a say any more.
reallyExit.call(process, 0);
