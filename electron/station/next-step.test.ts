import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshDirectory } from '../testing/fresh-database.ts';
import { nextStepsAt, placeOf } from './next-step.ts';
import type { NextSteps } from './next-step.ts';
import { SHIPPED_FILE } from './shipped-files.ts';

const wordsOf = ({ engine, chromium, electron, program, image }: NextSteps) =>
  [engine, chromium, electron, program, image('java')].flatMap(({ en, es }) => [en, es]).join('\n');

test('only what was packed counts as installed', () => {
  const app = freshDirectory();
  expect(placeOf(app)).toBe('checkout');
  writeFileSync(path.join(app, SHIPPED_FILE), '{}');
  expect(placeOf(app)).not.toBe('checkout');
});

test('an installed Invigil names no npm, and apt-get only where it is', () => {
  const app = freshDirectory();
  expect(wordsOf(nextStepsAt('checkout', app))).toContain('npm run setup');
  expect(wordsOf(nextStepsAt('debian', app))).not.toMatch(/np[mx] /);
  expect(wordsOf(nextStepsAt('debian', app))).toContain('apt-get install');
  expect(wordsOf(nextStepsAt('elsewhere', app))).not.toMatch(/np[mx] |apt-get/);
});

test('an image file that came with the package is named, where it is', () => {
  const root = freshDirectory();
  const app = path.join(root, 'app');
  const { image } = nextStepsAt('debian', app);
  expect(image('python').en).toContain('`invigil image load FILE`');
  const shipped = path.join(root, 'images', 'python.tar');
  mkdirSync(path.dirname(shipped));
  writeFileSync(shipped, '');
  expect(image('python').en).toContain(`\`invigil image load ${shipped}\``);
  expect(image('java').en).toContain('`invigil image load FILE`');
});
