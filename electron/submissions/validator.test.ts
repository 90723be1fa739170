import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORBIDDEN_BY_DEFAULT, problemManifestShape } from '#contract/problem.ts';
import type { ForbiddenFinding } from '#contract/submission.ts';
import { validateSource } from './validator.ts';

const manifest = problemManifestShape.parse({
  id: 'suma',
  title: { es: 'Suma' },
  language: 'python',
  entry: 'student_code.py',
  tests: { public: 'tests_public.py' },
  forbidden: [...FORBIDDEN_BY_DEFAULT, 'while'],
});
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const validate = (source: Uint8Array | string) =>
  validateSource({ source: typeof source === 'string' ? bytesOf(source) : source, manifest });

/** The findings as `word@line:column`, the shortest way to say them. */
function found(text: string): string[] {
  const result = validate(text);
  if (result.ok) return [];
  expect(result.error.kind).toBe('forbidden');
  const findings: readonly ForbiddenFinding[] =
    result.error.kind === 'forbidden' ? result.error.findings : [];
  return findings.map(({ word, line, column }) => `${word}@${line}:${column}`);
}

describe('before the words', () => {
  test('an unknown problem is said to be one', () => {
    expect(validateSource({ source: bytesOf('x'), manifest: null })).toEqual({
      ok: false,
      error: { kind: 'unknown-problem' },
    });
  });

  test.each([
    ['nothing', '', 'source-empty'],
    ['only blanks', ' \t\r\n\n', 'source-empty'],
    ['only a byte order mark', '\uFEFF', 'source-empty'],
    ['one letter', 'x', null],
    ['a comment', '# nada todavía', null],
  ])('%s', (_name, text, kind) => {
    const result = validate(text);
    expect(result.ok ? null : result.error.kind).toBe(kind);
  });

  test('the limit is in bytes, and a source at the limit passes', () => {
    const maxBytes = 50 * 1024;
    expect(validate('ñ'.repeat(maxBytes / 2))).toEqual({ ok: true, value: null });
    expect(validate(`${'ñ'.repeat(maxBytes / 2)}x`)).toEqual({
      ok: false,
      error: { kind: 'source-too-long', sizeBytes: maxBytes + 1, maxBytes },
    });
  });

  test.each([
    ['a lone continuation byte', [0x61, 0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a cut-off ñ', [0xc3]],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x61, 0x00]],
  ])('%s is not UTF-8', (_name, bytes) => {
    expect(validate(Uint8Array.from(bytes))).toEqual({ ok: false, error: { kind: 'not-utf8' } });
  });

  test.each([
    ['# -*- coding: utf-7 -*-\nx = 1', false],
    ['#!/usr/bin/python3\n# vim: set fileencoding=utf_16 :\n', false],
    ['# coding: latin-1\nx = "ñ"', false],
    ['# coding: latin-1\nx = "n"', true],
    ['# -*- coding: UTF-8 -*-\nx = "ñ"', true],
    ['x = 1\n# coding: utf-7\n', true],
    ['\n\n# coding: utf-7\n', true],
  ])('a declared encoding counts where Python reads it: %j', (text, allowed) => {
    expect(validate(text).ok).toBe(allowed);
  });

  test('a NUL byte is found at its place', () => {
    expect(validate('a = 1\r\n\t😀\0')).toEqual({
      ok: false,
      error: { kind: 'nul-byte', line: 2, column: 4 },
    });
  });
});

test.each([
  ['a plain import', 'import os', ['os@1:8']],
  ['any number of blanks', 'import  \t os', ['os@1:11']],
  ['a submodule', 'import os.path', ['os@1:8']],
  ['a submodule of another package', 'import a.sys', ['sys@1:10']],
  ['an alias', 'import os as o', ['os@1:8']],
  ['the second of a list', 'import math, sys as s', ['sys@1:14']],
  ['from', 'from os import path as p', ['os@1:6']],
  ['from a submodule', 'from os.path import join', ['os@1:6']],
  ['all names', 'from os import *', ['os@1:6']],
  ['the imported name', 'from shutil import os', ['os@1:20']],
  ['a relative import', 'from . import os', ['os@1:15']],
  ['an imported name in parentheses', 'from shutil import (\n  copy,\n  os as x,\n)', ['os@3:3']],
  ['a continued line', 'import \\\n  os', ['os@2:3']],
  ['a continued line with CR LF', 'import \\\r\n  os', ['os@2:3']],
  ['after a semicolon', 'x = 1; import os', ['os@1:15']],
  ['after a lone CR', 'x = 1\rimport os', ['os@2:8']],
  ['in an indented block', 'if True:\n\timport os', ['os@2:9']],
  ['in a function', 'def f():\n    import os\n    os.listdir()', ['os@2:12', 'os@3:5']],
  ['after a form feed', '\fimport os', ['os@1:9']],
  ['after a byte order mark, which the editor does not count', '\uFEFFimport os', ['os@1:8']],
  ['after an emoji, in UTF-16 units', 'x = "😀"; eval(x)', ['eval@1:11']],
  ['after a tab, which is one column', '\tx = eval', ['eval@1:6']],
  [
    'in compatibility letters, which Python folds',
    'ｅｖａｌ(1); 𝐞𝐱𝐞𝐜("x")',
    ['eval@1:1', 'exec@1:10'],
  ],
])('an import or a name is found: %s', (_name, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ['a call', 'eval("1")', ['eval@1:1']],
  ['another name for it', 'e = eval', ['eval@1:5']],
  ['itself', 'open = open', ['open@1:8']],
  ['an argument', 'map(eval, x)', ['eval@1:5']],
  ['a keyword argument with its value', 'f(open=open)', ['open@1:8']],
  ['a default value', 'def f(x=open): pass', ['open@1:9']],
  ['a default value of its own name', 'def f(open=open): pass', ['open@1:12']],
  ['a decorator', '@eval\ndef f(): pass', ['eval@1:2']],
  ['an annotation', 'def f(x: eval): pass', ['eval@1:10']],
  ['inside an f-string', "f'{eval(x)!r:>{open}}'", ['eval@1:4', 'open@1:16']],
  ['a subscript of __builtins__', "__builtins__['eval']", ['__builtins__@1:1']],
  ['an attribute of a module', 'import io\nio.open("x")', ['open@2:4']],
  ['an attribute of a renamed module', 'import io as i\ni.open("x")', ['open@2:3']],
  ['an attribute of builtins', 'import builtins\nbuiltins.eval("1")', ['eval@2:10']],
  ['a module within a module', 'import shutil\nshutil.os.remove("x")', ['os@2:8']],
  ['an attribute of an unknown object', 'Path("x").open()', ['open@1:11']],
  ['over a line break', '(io\n .\n open)', ['open@3:2']],
  ['a name that another function made its own', 'def f(eval): pass\neval(1)', ['eval@2:1']],
  [
    'a name that a class made its own',
    'class A:\n  eval = 1\n  def f(self): eval(1)',
    ['eval@3:16'],
  ],
  ['a name before it is its own', 'eval(1)\neval = 2', ['eval@1:1']],
  ['a name that may be its own', 'if x:\n  eval = f\neval(1)', ['eval@3:1']],
  ['a name that was its own', 'eval = f\ndel eval\neval(1)', ['eval@3:1']],
  ['a global made by a function', 'def f():\n  global eval\n  eval = 1\neval(2)', ['eval@4:1']],
  ['a name after its except block', 'try: f()\nexcept E as open: pass\nopen(1)', ['open@3:1']],
  ['the first iterable of a comprehension', '[open for open in open]', ['open@1:19']],
  ['a member read in a pattern', 'match io:\n  case T(open=f): pass', ['open@2:10']],
  ['an updated name', 'eval += 1', ['eval@1:1']],
  ['a module whose member gets replaced', 'import io\nio.open = 1', ['open@2:4']],
  ['in a broken line', 'def f(:\n  x = = eval(1', ['eval@2:9']],
  ['a forbidden keyword', 'while True: pass', ['while@1:1']],
])('a use is found: %s', (_name, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ['a comment', '# import os, eval(1), while'],
  ['a string', "x = \"import os\"; y = '''eval(1)\n while'''"],
  ['the fixed part of an f-string', "f'eval {x} os'"],
  ['a longer name', 'import osmnx, sysconfig\nreopen(1); evaluate = whiley'],
  ['a keyword argument', 'dict(os="linux", open=3)'],
  ['a function of their own', 'def open(x): return x\nopen(1)'],
  ['a function of their own that comes later', 'def main(): open()\ndef open(): pass\nmain()'],
  ['a function of their own that calls itself', 'def eval(n):\n  return eval(n - 1)'],
  ['a class of their own', 'class compile: pass\nx = compile()'],
  ['a method', 'class C:\n  def open(self): pass\nc = C()\nc.open()'],
  ['a class variable', 'class C:\n  os = "linux"\nprint(C.os)'],
  ['a field', 'class C:\n  os: str\nprint(C("x").os)'],
  ['an attribute of self', 'class C:\n  def __init__(self): self.sys = 1\nprint(C().sys)'],
  ['a parameter', 'def f(open, *sys, eval=1, **os): return open, sys, eval, os'],
  ['a parameter of a lambda', 'f = lambda open: open + 1'],
  ['a parameter seen from within', 'def f(open):\n  def g(): return open\n  return g'],
  ['a variable', 'open = 3\nprint(open)'],
  ['a variable in a block', 'if x:\n  open = 3\n  if y: print(open)'],
  ['a local variable', 'def f():\n  open = 3\n  return open'],
  ['a loop variable', 'for open in x:\n  print(open)'],
  ['variables of a tuple', 'open, (os, sys) = x\nprint(open, os, sys)'],
  ['a chain of assignments', 'a = open = 3\nprint(open)'],
  ['a variable of with', 'with f() as open: open.read()'],
  ['a variable of except', 'try: f()\nexcept E as open: print(open)'],
  ['a walrus', 'if (open := f()): print(open)'],
  ['a comprehension', '[open for open in x if open]'],
  ['a generator argument', 'sum(open for open in x)'],
  ['a pattern variable', 'match x:\n  case [os, *sys]: print(os, sys)'],
  ['an alias', 'import math as os\nprint(os.pi)'],
  ['an imported name under an alias', 'from math import pi as open\nprint(open)'],
  ['re.compile', 'import re\nre.compile("x")'],
  ['re.compile, imported', 'from re import compile\ncompile("x")'],
  ['re.compile of a renamed module', 'import re as r\nr.compile("x")'],
])('what is not a use passes: %s', (_name, text) => {
  expect(found(text)).toEqual([]);
});

describe('for any source', () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      ...FORBIDDEN_BY_DEFAULT,
      'import ',
      'from ',
      ' as ',
      'def f(',
      'class ',
      'lambda ',
    ),
    fc.constantFrom(
      'f"{',
      '}"',
      "'''",
      '"',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ':',
      '\\\n',
      '=',
      ':=',
      ',',
    ),
    fc.constantFrom('\n', '\r', '\r\n', '\t', '    ', ' ', '.', ';', '#', '@', '*', 'for ', ' in '),
    fc.constantFrom(
      'global ',
      'del ',
      'try:',
      'except ',
      'with ',
      'match ',
      'case ',
      'ñ',
      '😀',
      '\f',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
  const source = fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(''));

  test('it answers, and leaves every byte as it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), source.map(bytesOf)), (bytes) => {
        const before = bytes.slice();
        validate(bytes);
        expect(bytes).toEqual(before);
      }),
      { numRuns: 1_500, seed: 20_261 },
    );
  });

  test('each finding stands where the word stands', () => {
    fc.assert(
      fc.property(source, (text) => {
        const result = validate(text);
        if (result.ok || result.error.kind !== 'forbidden') return;
        const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
        for (const { word, line, column } of result.error.findings) {
          const rest = (lines[line - 1] ?? '').slice(column - 1).normalize('NFKC');
          expect(rest.startsWith(word)).toBe(true);
        }
      }),
      { numRuns: 1_500, seed: 20_262 },
    );
  });

  test('an import of a forbidden module is found behind any honest text', () => {
    const before = fc.stringMatching(/^([a-z]+ = ("[^"\\\r\n]*"|[0-9]+)\n|# [^\r\n]*\n|\n)*$/);
    fc.assert(
      fc.property(before, (text) => {
        const line = text.split('\n').length;
        expect(found(`${text}import os`)).toContain(`os@${line}:8`);
      }),
      { numRuns: 500, seed: 20_263 },
    );
  });

  test.each([
    ['brackets', '('.repeat(51_000)],
    ['a long tuple of targets', `${'os,'.repeat(17_000)}=1`],
    ['many arguments', `f(${'os,'.repeat(17_000)})`],
    ['nested tuples', '(os,'.repeat(12_000)],
    ['nested f-strings', 'f"{'.repeat(17_000)],
    ['nested functions', 'lambda os:'.repeat(5_000)],
    ['a chain of attributes', `x${'.os'.repeat(17_000)}`],
    ['names and dots in an import', `import ${'os.'.repeat(17_000)}a`],
  ])('a hostile shape at the size limit is answered: %s', { timeout: 20_000 }, (_name, text) => {
    const result = validate(text);
    expect(result.ok || result.error.kind === 'forbidden').toBe(true);
  });
});
