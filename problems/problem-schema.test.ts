import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SCHEMA_FILE, problemSchema } from './problem-schema.ts';

test('the schema beside the problems is the one of this version', () => {
  const file = path.join(import.meta.dirname, SCHEMA_FILE);
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(
    written,
    'npm run -s invigil -- problem schema > problems/problem.schema.json, then prettier',
  ).toEqual(problemSchema());
});

test('it knows every key, refuses others, and asks for those without a usual value alone', () => {
  expect(problemSchema()).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: ['id', 'title', 'tests'],
    properties: {
      language: { enum: ['python', 'javascript', 'java', 'csharp'] },
      limits: { properties: { wallMs: { minimum: 100, maximum: 60_000 } } },
      equality: { enum: ['strict', 'student'] },
    },
  });
});
