import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KIB, PICTURE_MAX_BYTES, PICTURES_MAX } from '#contract/limits.ts';
import { readProblem } from './read-problem.ts';
import { staticFaults } from './static-check.ts';

const PNG = readFileSync(path.join(import.meta.dirname, 'hanoi', 'pasos.png'));
const padded = (bytes: number) => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.byteLength)]);

let folder = '';
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'pictures-')), 'suma');
  cpSync(path.join(import.meta.dirname, 'suma'), folder, { recursive: true });
  write('statement.es.md', 'Suma.\n\n');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(path.join(folder, name), content);
}
const state = (text: string) => appendFileSync(path.join(folder, 'statement.es.md'), text);
function read() {
  const result = readProblem(folder);
  if (!result.ok) throw new Error('the problem is broken');
  return result.value;
}
function faults() {
  const result = readProblem(folder);
  if (result.ok || result.error.kind !== 'broken-problem') throw new Error('nothing is amiss');
  return result.error.faults.map(
    ({ file, line, column, sentence }) => `${path.basename(file)}:${line}:${column} ${sentence}`,
  );
}

test('the pictures that statements show are read to the byte, each once', () => {
  write('a.png', PNG);
  state('![una](a.png) ![otra vez](a.png)');
  write('statement.en.md', '![one](a.png)');
  expect(read().pictures).toEqual([
    { name: 'a.png', type: 'image/png', bytes: new Uint8Array(PNG) },
  ]);
});

test('a picture changes no grade, and so no hash', () => {
  const before = read();
  write('a.png', PNG);
  state('![una](a.png)');
  const { problemSha256, testsSha256, pictures } = read();
  expect(pictures).toHaveLength(1);
  expect({ problemSha256, testsSha256 }).toEqual({
    problemSha256: before.problemSha256,
    testsSha256: before.testsSha256,
  });
});

test.each([
  ['image/png', `\x89PNG\r\n\x1a\n${PNG.toString('latin1', 8, 33)}`],
  ['image/jpeg', '\xff\xd8\xff\xc0\0\x11\x08\0\x01\0\x01'],
  ['image/gif', 'GIF87a\x01\0\x01\0'],
  ['image/gif', 'GIF89a\x01\0\x01\0'],
  ['image/webp', `RIFF\x01\x02\x03\x04WEBPVP8 ${'\0'.repeat(10)}\x01\0\x01\0`],
])('what a file is, its first bytes say: %s', (type, head) => {
  write('picture', Buffer.from(head, 'latin1'));
  state('![una](picture)');
  expect(read().pictures).toMatchObject([{ name: 'picture', type }]);
});

test.each([
  ['text', 'hello'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a sound', Buffer.from('RIFF\x01\x02\x03\x04WAVEfmt ', 'latin1')],
  ['a head cut short', PNG.subarray(0, 7)],
  ['nothing', ''],
])('%s that is called .png is no picture', (_name, content) => {
  write('a.png', content);
  state('![una](a.png)');
  expect(faults()).toEqual(['statement.es.md:3:1 "a.png" is neither PNG, JPEG, GIF nor WebP.']);
});

test('a picture of more pixels than a machine should draw is refused, and one that hides its size', () => {
  const sized = (width: number, height: number) => {
    const png = Buffer.from(PNG);
    png.writeUInt32BE(width, 16);
    png.writeUInt32BE(height, 20);
    return png;
  };
  write('a.png', sized(4_000, 4_000));
  state('![una](a.png)');
  expect(read().pictures.length).toBe(1);
  write('a.png', sized(4_000, 4_001));
  expect(faults()).toEqual([
    'statement.es.md:3:1 "a.png" is 4000 × 4001 pixels; a picture may have 16 megapixels.',
  ]);
  write('a.png', PNG.subarray(0, 20));
  expect(faults()).toEqual([
    'statement.es.md:3:1 "a.png" is broken: it does not say how large it is.',
  ]);
});

test('the hidden tests cannot be shown', () => {
  state('Mira ![las pruebas](tests_hidden.py)');
  expect(faults()).toEqual([
    'statement.es.md:3:6 "tests_hidden.py" is neither PNG, JPEG, GIF nor WebP.',
  ]);
});

test('a missing picture and a link are told where the statement asks for them', () => {
  symlinkSync(path.join(import.meta.dirname, 'hanoi', 'pasos.png'), path.join(folder, 'link.png'));
  state('![una](a.png)\n- ![otra](link.png)');
  expect(faults()).toEqual([
    'statement.es.md:3:1 "a.png" cannot be shown. The file is missing.',
    'statement.es.md:4:3 "link.png" cannot be shown. This is not a regular file.',
  ]);
});

test.each([
  '../hanoi/pasos.png',
  'solutions/a.png',
  '/etc/a.png',
  '..',
  'https://example.org/a.png',
  'data:image/png;base64,AAAA',
  'a.png "title"',
  '',
])('%j is the name of no picture', (target) => {
  state(`![una](${target})`);
  expect(faults()).toHaveLength(1);
  expect(faults()[0]).toContain(`statement.es.md:3:1 "${target}" is no plain file name`);
});

test('a picture needs a description', () => {
  write('a.png', PNG);
  state('![ ](a.png)');
  expect(faults()).toEqual([
    'statement.es.md:3:1 The picture has no description: some students cannot see it.',
  ]);
});

test('a picture may be as large as the bound and no larger', () => {
  state('![una](a.png)');
  write('a.png', padded(PICTURE_MAX_BYTES));
  expect(read().pictures).toHaveLength(1);
  write('a.png', padded(PICTURE_MAX_BYTES + 1));
  expect(faults()).toEqual([
    'statement.es.md:3:1 "a.png" has 524289 bytes; a picture may have 524288.',
  ]);
});

function showMany(count: number, bytes: number): void {
  for (let number = 1; number <= count; number += 1) {
    write(`p${number}.png`, padded(bytes));
    state(`![una](p${number}.png)\n`);
  }
}

test('a problem shows sixteen pictures, not seventeen', () => {
  showMany(PICTURES_MAX, 20 * KIB);
  expect(read().pictures).toHaveLength(PICTURES_MAX);
  write('p17.png', PNG);
  state('![una](p17.png)');
  expect(faults()).toEqual(['statement.es.md:19:1 A problem shows at most 16 pictures.']);
});

test('the pictures of a problem have 2 MiB together, not a byte more', () => {
  showMany(4, PICTURE_MAX_BYTES);
  expect(read().pictures).toHaveLength(4);
  write('p5.png', PNG);
  state('![una](p5.png)');
  expect(faults()).toEqual([
    'statement.es.md:7:1 The pictures of a problem have at most 2048 KiB together.',
  ]);
});

test('the check names pictures that no statement shows', () => {
  write('a.png', PNG);
  write('b', PNG);
  write('notes.txt', 'no picture');
  state('![una](a.png)');
  expect(staticFaults(folder, read())).toEqual([
    {
      file: path.join(folder, 'b'),
      line: null,
      column: null,
      sentence: 'No statement shows this picture.',
    },
  ]);
});
