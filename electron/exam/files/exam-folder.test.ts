import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EXAM_PICTURES_MAX_BYTES, PICTURE_MAX_BYTES } from '#contract/limits.ts';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { readExamFolder } from './exam-folder.ts';

const PROBLEMS = path.join(import.meta.dirname, '..', '..', '..', 'problems');
const PNG = readFileSync(path.join(PROBLEMS, 'hanoi', 'pasos.png'));
const IDS = ['suma', 'primos', 'ticket', 'inventario', 'palindromo'];
const PICTURES_EACH = 4;

/** Problems whose pictures are as large as a picture may be. */
function folderWith(ids: readonly string[]): string {
  const dir = freshDirectory();
  const largest = Buffer.concat([PNG, Buffer.alloc(PICTURE_MAX_BYTES - PNG.byteLength)]);
  for (const id of ids) {
    const folder = path.join(dir, 'problems', id);
    cpSync(path.join(PROBLEMS, id), folder, { recursive: true });
    for (let number = 1; number <= PICTURES_EACH; number += 1) {
      writeFileSync(path.join(folder, `p${number}.png`), largest);
      writeFileSync(path.join(folder, 'statement.es.md'), `\n![p](p${number}.png)\n`, {
        flag: 'a',
      });
    }
  }
  const exam = `id: e\ntitle: { es: E, en: E }\nproblems: [${ids.join(', ')}]\ntime: { minutes: 90 }\n`;
  writeFileSync(path.join(dir, 'exam.yml'), exam);
  writeFileSync(path.join(dir, 'roster.csv'), 'id,name\na1,Ana\n');
  return dir;
}

test('the pictures of an exam fill its bound, and not a picture more', () => {
  const full = IDS.slice(0, EXAM_PICTURES_MAX_BYTES / PICTURE_MAX_BYTES / PICTURES_EACH);
  expect(readExamFolder(folderWith(full))).toMatchObject({
    source: { problems: full.map((id) => ({ manifest: { id } })) },
  });
  expect(readExamFolder(folderWith(IDS))).toMatchObject({
    source: null,
    findings: [
      {
        line: 3,
        severity: 'error',
        sentence: 'The pictures of all problems have 10485760 bytes; at most 8388608 fit.',
      },
    ],
  });
});
