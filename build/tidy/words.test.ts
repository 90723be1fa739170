import { expect, test } from 'vitest';
import { files, isData, linesMatching, python, typescript } from './sources.ts';

/** These tests spell out what they forbid. */
const RULES = 'build/tidy/';
const code = [...typescript, ...python, 'build/bootstrap.mjs'].filter(
  (file) => !file.startsWith(RULES),
);
const text = files.filter(
  (file) => !file.startsWith(RULES) && !/\.(png|jpe?g|woff2?|ttf|ico|icns|tar|svg)$/.test(file),
);
const find = (where: readonly string[], pattern: RegExp) =>
  where.flatMap((file) => linesMatching(file, pattern));

test('nothing is put off to later in a comment', () => {
  expect(find(code, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

test('the type checker is never told to look away', () => {
  expect(
    find(
      typescript.filter((file) => !file.startsWith(RULES)),
      /@ts-(ignore|nocheck|expect-error)|: any[[\s;,)=]|\bas any[;,)\]]|<any>/,
    ),
  ).toEqual([]);
});

test('a lint rule that is switched off has its reason beside it', () => {
  const silenced = find(code, /(oxlint|eslint)-disable/);
  expect(silenced.filter((line) => !/-disable[a-z-]*\s+[\w/, -]+\s+--(\s|$)/.test(line))).toEqual(
    [],
  );
});

test('nothing is exported as default but what a tool asks for', () => {
  const found = find(code, /^export default\b/);
  expect(found.filter((line) => !/^[^:]*(vite|vitest|knip)\.config\.ts:/.test(line))).toEqual([]);
});

test('no path of the machine that it was written on', () => {
  expect(find(text, /\/work\/(main|shared)|\/root\/|\/Users\/[A-Za-z]/)).toEqual([]);
});

test('no registry is named: which one answers is for npm and apt to know', () => {
  const pattern = /registry\.npmjs|registry\.yarnpkg|verdaccio|artifactory|"resolved":/;
  expect(find(text, pattern)).toEqual([]);
});

test('no module is mocked: a part takes what it needs', () => {
  expect(find(code, /\bvi\.(mock|doMock|stubGlobal)\(/)).toEqual([]);
});

test('source files end their lines with a bare line feed', () => {
  const crlf = text.filter((file) => !isData(file)).flatMap((file) => linesMatching(file, /\r$/));
  expect(crlf).toEqual([]);
});
