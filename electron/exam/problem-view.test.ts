import { expect, test } from 'vitest';
import { PICTURE_MAX_BYTES } from '#contract/limits.ts';
import { problemViewShape } from '#contract/problem.ts';
import type { Picture } from '#contract/problem.ts';
import { sampleProblem } from '../testing/sample-report.ts';
import { viewOfProblem } from './problem-view.ts';

const viewWith = (...pictures: Picture[]) =>
  viewOfProblem({ ...sampleProblem(), pictures }, 'nothing');

test('a picture reaches the screen inside the answer, to the byte and at its largest', () => {
  const bytes = new Uint8Array(PICTURE_MAX_BYTES).map((_, index) => index % 251);
  const view = problemViewShape.parse(viewWith({ name: 'a.webp', type: 'image/webp', bytes }));
  const [picture] = view.pictures;
  const [head, base64 = ''] = picture?.dataUri.split(',') ?? [];
  expect([picture?.name, head]).toEqual(['a.webp', 'data:image/webp;base64']);
  expect(Buffer.from(base64, 'base64').equals(bytes)).toBe(true);
});

test.each([
  'https://example.org/a.png',
  'data:image/svg+xml;base64,AAAA',
  'data:text/html;base64,AAAA',
  'data:image/png,AAAA',
  'data:image/png;base64,AA"onerror="x',
])('the gate lets no other address through: %s', (dataUri) => {
  const view = { ...viewWith(), pictures: [{ name: 'a.png', dataUri }] };
  expect(problemViewShape.safeParse(view).success).toBe(false);
});
