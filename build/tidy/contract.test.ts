import { expect, test } from 'vitest';
import { calls } from '#contract/calls.ts';
import { events } from '#contract/events.ts';
import { isTest, read, typescript } from './sources.ts';

const quoted = (name: string) => [`'${name}'`, `"${name}"`];
const mentions = (file: string, name: string) =>
  quoted(name).some((word) => read(file).includes(word));

const hosts = typescript.filter((file) => /^electron\/[^/]+\/([\w-]+-)?host\.ts$/.test(file));
const tests = typescript.filter((file) => isTest(file) && !file.startsWith('build/tidy/'));
const screens = typescript.filter((file) => file.startsWith('renderer/') && !isTest(file));
const publishers = typescript.filter(
  (file) => file.startsWith('electron/') && !isTest(file) && !file.startsWith('electron/contract/'),
);

test.each(Object.keys(calls))('the call %s has a handler', (name) => {
  expect(hosts.filter((file) => mentions(file, name)).length).toBeGreaterThan(0);
});

test.each(Object.keys(calls))('the call %s is named by a test', (name) => {
  expect(tests.filter((file) => mentions(file, name)).length).toBeGreaterThan(0);
});

test.each(Object.keys(events))('the event %s is published and heard', (name) => {
  expect(publishers.filter((file) => mentions(file, name)).length).toBeGreaterThan(0);
  expect(screens.filter((file) => mentions(file, name)).length).toBeGreaterThan(0);
});
