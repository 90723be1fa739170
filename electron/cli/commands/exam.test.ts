import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ageRecipientOf, deskKeysShape } from '../../exam/package/delivery.ts';
import type { DeskKeys } from '../../exam/package/delivery.ts';
import { codeFor } from '../../proctoring/codes.ts';
import { PROJECT } from '../../station/project.ts';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { invigil } from '../../testing/invigil.ts';
import type { Ended } from '../../testing/invigil.ts';

/** Runs the real command in a process of its own. */
const exam = (...args: readonly string[]): Promise<Ended> => invigil('exam', ...args);

function examFolder(dir = freshDirectory()): string {
  mkdirSync(path.join(dir, 'problems'));
  const suma = path.join(PROJECT, 'problems', 'suma');
  cpSync(suma, path.join(dir, 'problems', 'suma'), { recursive: true });
  writeFileSync(
    path.join(dir, 'exam.yml'),
    'id: parcial-1\ntitle: { es: Uno, en: One }\nproblems: [suma]\ntime: { minutes: 60 }\n',
  );
  writeFileSync(path.join(dir, 'roster.csv'), 'id,name\na1,Ana\n');
  return dir;
}

test('a good exam passes, as JSON for scripts and a line for people', async () => {
  const ran = await exam('check', examFolder(), '--json');
  expect(ran).toMatchObject({ code: 0, out: '{"passed":true,"findings":[]}\n' });
  expect(ran.err).toContain('1 problems, 1 students, nothing wrong');
});

test('faults of all files come together, by file and line, and the exit code is 1', async () => {
  const dir = examFolder();
  appendFileSync(path.join(dir, 'exam.yml'), 'colour: red\n');
  appendFileSync(path.join(dir, 'roster.csv'), 'a1,\n');
  const { code, out, err } = await exam('check', dir, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ passed: false });
  expect(err).toMatch(/exam\.yml:5:1: error: .*"colour"/);
  expect(err).toMatch(/roster\.csv:3: error: name: missing/);
});

test.each([
  ['a folder that is not there', ['check', 'nowhere'], 1, 'no such folder'],
  ['a package that is not there', ['inspect', 'nowhere'], 1, 'no such file'],
  ['a file that is no package', ['inspect', 'package.json'], 1, 'not an exam package'],
  ['no folder at all', ['check'], 2, 'missing required argument'],
  ['no key', ['pack', '.', '--out', 'x'], 2, '--key'],
])('%s ends in one clear sentence', async (_name, args, code, sentence) => {
  const ran = await exam(...args);
  expect(ran.code).toBe(code);
  expect(ran.out).toBe('');
  expect(ran.err).toContain(sentence);
});

let folder: string;
let keyFile: string;
beforeAll(async () => {
  folder = examFolder(mkdtempSync(path.join(tmpdir(), 'invigil-test-')));
  keyFile = path.join(folder, 'ada.json');
  expect(await exam('key', '--name', 'Ada', '--out', keyFile)).toMatchObject({ code: 0 });
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a key is never written over another', async () => {
  const before = readFileSync(keyFile, 'utf8');
  expect(await exam('key', '--name', 'Bo', '--out', keyFile)).toMatchObject({ code: 1 });
  expect(readFileSync(keyFile, 'utf8')).toBe(before);
});

test(
  'a packed exam can be inspected, and the staff file makes its codes',
  { timeout: 60_000 },
  async () => {
    const out = path.join(folder, 'p.invigil');
    const packed = await exam('pack', folder, '--out', out, '--key', keyFile, '--json');
    expect(packed.code).toBe(0);
    const staffFile = `${out}.staff.json`;
    expect(statSync(staffFile).mode & 0o077).toBe(0);
    const inspected = await exam('inspect', out, '--json');
    expect(JSON.parse(inspected.out)).toMatchObject({
      id: 'parcial-1',
      signature: 'good',
      signer: { name: 'Ada' },
    });
    const { ageIdentity } = JSON.parse(readFileSync(keyFile, 'utf8')) as { ageIdentity: string };
    const publicFile = keyFile.replace('.json', '.public.json');
    const { ageRecipient } = JSON.parse(readFileSync(publicFile, 'utf8')) as {
      ageRecipient: string;
    };
    expect(await ageRecipientOf(ageIdentity)).toBe(ageRecipient);
    expect(readFileSync(publicFile, 'utf8')).not.toContain(ageIdentity);
    const { desk } = JSON.parse(readFileSync(staffFile, 'utf8')) as { desk: DeskKeys };
    expect(deskKeysShape.safeParse(desk).success).toBe(true);
    expect(readFileSync(out, 'latin1')).not.toContain(desk.recipient);
    const request = 'K7M-QPA';
    const asked = ['code', '--staff', staffFile, '--purpose', 'add-time', '--request', request];
    const made = await exam(...asked, '--minutes', '10');
    const { proctorKey } = JSON.parse(readFileSync(staffFile, 'utf8')) as { proctorKey: string };
    const key = new Uint8Array(Buffer.from(proctorKey, 'base64'));
    const subject = { purpose: 'add-time' as const, examId: 'parcial-1', request, minutes: 10 };
    expect(made.out).toBe(`${codeFor(key, subject)}\n`);
    expect(await exam(...asked)).toMatchObject({ code: 2, out: '' });
  },
);

test('a start code that could be guessed is refused', async () => {
  const out = path.join(folder, 'weak.invigil');
  const ran = await exam('pack', folder, '--out', out, '--key', keyFile, '--start-code', 'ñ-12');
  expect(ran).toMatchObject({ code: 1 });
  expect(ran.err).toContain('at least 8');
});

test('an exam with faults is not packed', async () => {
  const dir = examFolder();
  appendFileSync(path.join(dir, 'exam.yml'), 'problems: [nothing]\n');
  const out = path.join(dir, 'p.invigil');
  expect(await exam('pack', dir, '--out', out, '--key', keyFile)).toMatchObject({ code: 1 });
  expect(() => statSync(out)).toThrow('ENOENT');
});
