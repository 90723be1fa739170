import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshDirectory } from '../testing/fresh-database.ts';
import { openLogFile } from './log-file.ts';
import { createLogger } from './logger.ts';
import { dataDirectory } from './paths.ts';

test('the log keeps its newest lines and never takes more than its share of the disk', () => {
  const dir = freshDirectory();
  const limits = { fileMaxBytes: 1_000, filesMax: 3 };
  const log = openLogFile(dir, limits);
  for (let line = 0; line < 500; line += 1) log.write(`line ${line}\n`);
  const files = readdirSync(dir).toSorted();
  expect(files).toEqual(['invigil.1.log', 'invigil.2.log', 'invigil.log']);
  for (const file of files) expect(statSync(path.join(dir, file)).size).toBeLessThanOrEqual(1_000);
  expect(readFileSync(path.join(dir, 'invigil.log'), 'utf8')).toContain('line 499\n');
});

test('a restart goes on in the same file', () => {
  const dir = freshDirectory();
  openLogFile(dir).write('one\n');
  openLogFile(dir).write('two\n');
  expect(readFileSync(path.join(dir, 'invigil.log'), 'utf8')).toBe('one\ntwo\n');
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
  const text = readFileSync(path.join(dir, 'logs', 'invigil.log'), 'utf8');
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
