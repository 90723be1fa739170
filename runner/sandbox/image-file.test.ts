import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { tagsInImageFile } from './image-file.ts';
import { tarOf } from './tar.ts';

function fileOf(bytes: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'invigil-image-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'image.tar');
  writeFileSync(file, bytes);
  return file;
}

const entry = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });

test('the names are found behind layers of any size', () => {
  const manifest = JSON.stringify([{ Config: 'x', RepoTags: ['invigil-java:0123456789ab'] }, {}]);
  const layer = entry('layer.tar', 'x'.repeat(5_000));
  expect(tagsInImageFile(fileOf(tarOf([layer, entry('manifest.json', manifest)])))).toEqual([
    'invigil-java:0123456789ab',
  ]);
});

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['text', Buffer.from('not an image\n'.repeat(200))],
  ['another archive', tarOf([entry('answer.py', 'pass')])],
  ['a manifest of something else', tarOf([entry('manifest.json', '{"name": "app"}')])],
  ['a manifest cut short', tarOf([entry('manifest.json', '[{"RepoTags"')])],
])('%s is no image file', (_what, bytes) => {
  expect(tagsInImageFile(fileOf(bytes))).toBeNull();
});

test('no bytes make it fall over', () => {
  const good = tarOf([entry('manifest.json', '[{"RepoTags":["invigil-java:0123456789ab"]}]')]);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
      const bytes = Buffer.from(good);
      bytes[at] = byte;
      const tags = tagsInImageFile(fileOf(bytes));
      expect(tags === null || Array.isArray(tags)).toBe(true);
    }),
  );
});
