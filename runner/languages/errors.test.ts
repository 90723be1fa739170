import { expect, test } from 'vitest';
import { readMcsErrors } from './csharp-errors.ts';
import { readJavacErrors } from './java-errors.ts';
import { readNodeError } from './javascript-errors.ts';
import { readPythonError } from './python-errors.ts';
import { lineIn } from './trace.ts';

const PYTHON = `Traceback (most recent call last):
  File "<string>", line 1, in <module>
  File "main.py", line 3
    for _ in range(3)
                     ^
SyntaxError: expected ':'
`;
const INDENT = `Traceback (most recent call last):
  File "<string>", line 1, in <module>
  File "main.py", line 2
    y = 1
IndentationError: unexpected indent
`;
const NODE = `/work/program/main.js:3
console.log('Hola';
            ^^^^^^

SyntaxError: missing ) after argument list
    at wrapSafe (node:internal/modules/cjs/loader:1281:20)
`;
const JAVAC = `Main.java:5: error: cannot find symbol
        int n = edad;
                ^
  symbol:   variable edad
  location: class Main
Main.java:6: error: ';' expected
        int m = 1
                 ^
2 errors
`;
const MCS = `Program.cs(5,9): warning CS0219: The variable 'x' is assigned but its value is never used
Program.cs(7,17): error CS0029: Cannot implicitly convert type \`string' to \`int'
Program.cs(8,1): error CS1525: Unexpected symbol
Compilation failed: 2 error(s), 0 warnings
`;

const told = (place: readonly [number | null, number | null], type: string, message: string) => ({
  ...{ kind: 'syntax', line: place[0], column: place[1] },
  ...{ exceptionType: type, message },
});

test('the first error is read with its place', () => {
  expect(readPythonError(PYTHON, 'main.py')).toEqual(told([3, 18], 'SyntaxError', "expected ':'"));
  expect(readPythonError(INDENT, 'main.py')).toEqual(
    told([2, null], 'IndentationError', 'unexpected indent'),
  );
  expect(readNodeError(NODE, 'main.js')).toEqual(
    told([3, 13], 'SyntaxError', 'missing ) after argument list'),
  );
  expect(readJavacErrors(JAVAC, 'Main.java')).toEqual(
    told([5, 17], 'error', 'cannot find symbol\n  symbol:   variable edad\n  location: class Main'),
  );
  expect(readMcsErrors(MCS, 'Program.cs')).toEqual(
    told([7, 17], 'CS0029', "Cannot implicitly convert type `string' to `int'"),
  );
});

test('an error without a place is read all the same', () => {
  expect(readJavacErrors('error: invalid flag: x\n', 'Main.java')).toEqual(
    told([null, null], 'error', 'invalid flag: x'),
  );
  expect(readMcsErrors('error CS5001: no Main\n', 'Program.cs')).toEqual(
    told([null, null], 'CS5001', 'no Main'),
  );
});

test.each([readPythonError, readNodeError, readJavacErrors, readMcsErrors])(
  'words that are no error of the file are none',
  (read) => {
    expect(read('', 'x')).toBeNull();
    expect(read('Killed\n\n', 'x')).toBeNull();
  },
);

test('a line is found at the first or the last place that has one', () => {
  const trace =
    'File "a.py", line 2\nFile "b.py", line 9\nFile "a.py", line 7\nFile "a.py", line x';
  expect(lineIn(trace, 'File "a.py", line ', 'first')).toBe(2);
  expect(lineIn(trace, 'File "a.py", line ', 'last')).toBe(7);
  expect(lineIn(trace, 'File "c.py", line ', 'last')).toBeNull();
});
