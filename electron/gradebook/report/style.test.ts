import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { STYLE, TOKENS } from './style.ts';

const tokens = readFileSync(
  new URL('../../../renderer/styles/tokens.css', import.meta.url),
  'utf8',
).split("[data-theme='dark']")[0];

test.each(Object.entries(TOKENS))('%s is the token of the product', (name, value) => {
  expect(tokens).toContain(`${name}: ${value};`);
});

test('the rules use tokens that there are', () => {
  const used = [...STYLE.matchAll(/var\((--[a-z0-9-]+)\)/g)].map(([, name]) => name);
  expect(used.filter((name) => name === undefined || !(name in TOKENS))).toEqual([]);
});

test('nothing is fetched, and the style cannot end its own element', () => {
  expect(STYLE).not.toMatch(/url\(|@import|<\//);
});
