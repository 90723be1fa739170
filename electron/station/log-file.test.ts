import {
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshDirectory } from '../testing/fresh-database.ts';
import { openLogFile } from './log-file.ts';
import { createLogger } from './logger.ts';
import { dataDirectory } from './paths.ts';

const limits = { fileMaxBytes: 1_000, totalMaxBytes: 5_000, days: 30 };
const textIn = (dir: string): string =>
  readdirSync(dir)
    .map((name) => readFileSync(path.join(dir, name), 'utf8'))
    .join('');

test('the log keeps its newest lines and never takes more than its share of the disk', () => {
  const dir = freshDirectory();
  const log = openLogFile(dir, limits);
  for (let line = 0; line < 2_000; line += 1) log.write(`line ${line}\n`);
  const sizes = readdirSync(dir).map((name) => statSync(path.join(dir, name)).size);
  for (const size of sizes) expect(size).toBeLessThanOrEqual(1_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5_000);
  expect(textIn(dir)).toContain('line 1999\n');
});

test('each start has a file of its own, and the folder holds them in their order', () => {
  const dir = freshDirectory();
  openLogFile(dir, limits, new Date('2026-11-21T09:30:00Z')).write('one\n');
  openLogFile(dir, limits, new Date('2026-11-21T09:31:05Z')).write('two\n');
  expect(readdirSync(dir)).toEqual([
    `2026-11-21_093000_${process.pid}.log`,
    `2026-11-21_093105_${process.pid}.log`,
  ]);
});

test('what is older than its days goes at a start, and nothing that is not a log of ours', () => {
  const dir = freshDirectory();
  const old = path.join(dir, '2026-01-01_000000_1.log');
  const other = path.join(dir, 'notes.log');
  for (const file of [old, other]) {
    writeFileSync(file, 'x');
    utimesSync(file, 0, 0);
  }
  openLogFile(dir, limits).write('new\n');
  expect(existsSync(old)).toBe(false);
  expect(existsSync(other)).toBe(true);
});

test('a level keeps lesser lines out, and journald hears the same lines with their weight', () => {
  const dir = freshDirectory();
  const heard: string[] = [];
  const journal = { write: (line: string) => void heard.push(line) };
  const log = createLogger(dir, { level: 'warn', environment: { JOURNAL_STREAM: '8:1' }, journal });
  log.info('unheard');
  log.warn('heard');
  log.error('louder');
  expect(textIn(path.join(dir, 'logs'))).not.toContain('unheard');
  expect(heard.map((line) => line.slice(0, 3))).toEqual(['<4>', '<3>']);
  const runs = heard.map((line) => (JSON.parse(line.slice(3)) as { run: string }).run);
  expect(new Set(runs).size).toBe(1);
});

test('a log that cannot be written stops nothing', () => {
  const dir = freshDirectory();
  const blocked = path.join(dir, 'file');
  writeFileSync(blocked, '');
  openLogFile(path.join(blocked, 'logs')).write('lost\n');
  expect(existsSync(path.join(blocked, 'logs'))).toBe(false);
});

test('names, ids of students and code never reach the log, errors do', () => {
  const dir = freshDirectory();
  createLogger(dir).error('trouble', {
    studentId: 'secret-1',
    submission: { studentName: 'secret-2', source: 'secret-3' },
    submissionId: 'kept',
    error: Object.assign(new Error('disk'), { code: 'SQLITE_FULL' }),
  });
  const text = textIn(path.join(dir, 'logs'));
  expect(text).not.toContain('secret');
  expect(JSON.parse(text)).toMatchObject({
    msg: 'trouble',
    submissionId: 'kept',
    error: { message: 'disk', code: 'SQLITE_FULL' },
  });
});

test.each([
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/invigil'],
  ['linux', { XDG_DATA_HOME: 'relative' }, /\.local\/share\/invigil$/],
  ['darwin', {}, /Library\/Application Support\/Invigil$/],
  ['win32', { LOCALAPPDATA: 'C:\\Local' }, /^C:\\Local.Invigil$/],
  ['linux', { INVIGIL_DATA: '/srv/exam' }, '/srv/exam'],
] as const)('on %s with %j the data is in %s', (platform, environment, wanted) => {
  const dir = dataDirectory(environment, platform);
  if (typeof wanted === 'string') expect(dir).toBe(wanted);
  else expect(dir).toMatch(wanted);
});
