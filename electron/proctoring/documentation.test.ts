import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEFAULT_POLICY, policyFor, readChange } from './rules/policy.ts';

test('the page for instructors shows the default as it is', () => {
  const page = readFileSync(new URL('PROCTORING.md', import.meta.url), 'utf8');
  const example = /```yaml\n(proctoring:.*?)```/s.exec(page)?.[1] ?? '';
  const written: { proctoring: unknown } = parse(example);
  const read = readChange(written.proctoring);
  expect(read.ok && policyFor({ changes: [read.value], canRelease: true })).toEqual(DEFAULT_POLICY);
});
