// The command line as it is laid out for installers, not as sources: its data and its threads are found by paths of their
// own, which only a run shows.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundleStep, screens, shellApp } from '../../build/setup/bundles.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { layOut } from '../testing/book.ts';
import { EXAM_ID, labExam, labStation, packLab, wire } from '../testing/lab.ts';
import { openPage, tradeAddress } from '../testing/page.ts';
import { sampleSubmission } from '../testing/station-keys.ts';
import { deskOf } from './support/desk.ts';
import { root } from './support/host.ts';

const program = path.join(shellApp.output, 'electron', 'cli', 'main.js');
const run = promisify(execFile);
/** So many files are read on more than one thread, where there is more than one core. */
const BUNDLES = 600;

beforeAll(async () => {
  for (const bundle of [screens, shellApp]) {
    const built = await bundleStep(root, bundle).run(() => undefined);
    if (!built.ok) throw new Error(built.error.sentence);
  }
}, 300_000);

test('the bundled desk takes bundles in, and answers from its two threads', async () => {
  const exam = await labExam();
  const desk = await (await deskOf(exam, program))();
  const one = labStation(exam, 'PC-1');
  const { seq, bytes } = await one.bundle({ ...sampleSubmission(), studentId: 's1' });
  const send = wire(exam, desk.port);
  expect(await send(one, `/bundles/${EXAM_ID}/${seq}`, bytes)).toMatchObject({ status: 204 });
  const page = await openPage(new URL(desk.address).origin, await tradeAddress(desk.address));
  onTestFinished(() => page.close());
  let id = 0;
  const ask = (call: string, what: unknown) => {
    id += 1;
    return page.raw(JSON.stringify({ id, call, ask: what }), id);
  };
  await ask('desk/unlock', { code: desk.code, name: 'Grace' });
  await expect
    .poll(() => ask('export/preview', { format: 'csv' }), { timeout: 30_000 })
    .toMatchObject({ answer: { ok: true, value: { waiting: 1 } } });
  expect(await ask('similar/read', { problemId: 'suma' })).toMatchObject({
    answer: { ok: true, value: { compared: 1 } },
  });
  expect(await desk.stop()).toBe(0);
});

test('the bundled gradebook collects on several threads, and what it wrote is a book', async () => {
  const exam = await labExam();
  const dir = freshDirectory();
  const file = await packLab(exam, dir);
  const one = labStation(exam, 'PC-1');
  const sealed: Uint8Array[] = [];
  for (let count = 0; count < BUNDLES; count += 1) {
    const { bytes } = await one.bundle({ ...sampleSubmission(`print(${count})`), studentId: 's1' });
    sealed.push(bytes);
  }
  layOut(path.join(dir, 'stick'), one.key, sealed);
  const book = path.join(dir, 'book.db');
  const gradebook = [program, 'gradebook', 'collect', path.join(dir, 'stick'), '--book', book];
  const about = ['--exam', file, '--staff', `${file}.staff.json`, '--json'];
  const { stdout } = await run(process.execPath, [...gradebook, ...about], { cwd: root });
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ files: BUNDLES, taken: { submission: BUNDLES }, setAside: [], findings: [] },
  });
});
