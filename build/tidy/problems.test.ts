import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { problemManifestShape } from '#contract/problem.ts';
import { programsOf } from '#contract/programs.ts';
import { caseFileNames, pytestFilesOf } from '#contract/test-kinds.ts';
import { files, read } from './sources.ts';

const folders = [...new Set(files.flatMap((file) => /^problems\/([^/]+)\//.exec(file)?.[1] ?? []))];

test('there are at least ten problems', () => {
  expect(folders.length).toBeGreaterThanOrEqual(10);
});

test.each(folders)('the problem %s is complete', (id) => {
  const has = (name: string) => files.includes(`problems/${id}/${name}`);
  const manifest = problemManifestShape.parse(parse(read(`problems/${id}/problem.yml`)));
  expect(manifest.id).toBe(id);
  const pytest = pytestFilesOf(manifest.tests);
  const tests = [pytest?.public ?? [], pytest?.hidden ?? []].flat();
  const starters = programsOf(manifest).map(({ starter }) => starter);
  const inCases = caseFileNames(manifest.tests);
  const wanted = ['statement.es.md', 'statement.en.md', ...tests, ...starters, ...inCases];
  expect(wanted.filter((name) => !has(name))).toEqual([]);
  const solutions = files.filter((file) => file.startsWith(`problems/${id}/solutions/`));
  for (const kind of ['accepted', 'wrong', 'cheat']) {
    expect(
      solutions.some((file) => file.includes(`/${kind}`)),
      `${id} has no ${kind} solution`,
    ).toBe(true);
  }
});
