import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { collecting, freshBook, graded, layOut, sealedChain } from '../../testing/book.ts';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { newReader, testStationKey } from '../../testing/station-keys.ts';
import type { Reader } from '../../testing/station-keys.ts';
import { collectFolders } from './collect-folder.ts';
import type { Examined } from './examine.ts';
import { examineSideBySide } from './examine-side-by-side.ts';

let instructor: Reader;
beforeAll(async () => {
  instructor = await newReader();
});

test('a folder is collected whole, whatever else lies in it; a second time all is known', async () => {
  const dir = freshDirectory();
  const [one, two] = [testStationKey(), testStationKey()];
  layOut(dir, one, await sealedChain(one, [instructor], [...graded({}, 3), ...graded({}, 4)]));
  layOut(dir, two, await sealedChain(two, [instructor], graded({ studentId: 'a2' }, 5)));
  writeFileSync(path.join(dir, 'beat-1.beat'), 'no bundle');
  writeFileSync(path.join(dir, '00000009.bundle.part'), 'half');
  writeFileSync(path.join(dir, 'notes.bundle'), 'hello');
  const book = freshBook();
  const how = collecting(instructor);
  const folders = [dir, path.join(dir, 'nowhere')];
  expect(await collectFolders(book, folders, how, 1)).toMatchObject({
    ...{ files: 7, known: 0, taken: { submission: 3, result: 3 } },
    setAside: [{ file: path.join(dir, 'notes.bundle'), reason: 'not-sealed' }],
    unreadable: [{ file: path.join(dir, 'nowhere') }],
  });
  const again = await collectFolders(book, [dir], how, 1);
  expect(again).toMatchObject({ files: 7, known: 6, taken: { submission: 0, result: 0 } });
});

test('several threads examine as one does, in the order of the files', async () => {
  const dir = freshDirectory();
  const key = testStationKey();
  const bodies = Array.from({ length: 80 }, (_none, index) => graded({}, index % 10)).flat();
  const folder = layOut(dir, key, await sealedChain(key, [instructor], bodies));
  const files = bodies.map((_body, index) =>
    path.join(folder, `${String(index + 1).padStart(8, '0')}.bundle`),
  );
  const examined = async (threads: number) => {
    const all: Examined[] = [];
    for await (const some of examineSideBySide(files, collecting(instructor), new Set(), threads))
      all.push(...some);
    return all;
  };
  const alone = await examined(1);
  expect(alone.map(({ file }) => file)).toEqual(files);
  expect(await examined(3)).toEqual(alone);
  const stopped = examineSideBySide(files, collecting(instructor), new Set(), 2);
  expect((await stopped.next()).value).toEqual(alone.slice(0, 64));
  await stopped.return(null);
});
