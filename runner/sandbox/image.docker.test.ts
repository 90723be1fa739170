// The image on a real engine: made once, mended layer by layer, never half there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { python } from '../languages/python.ts';
import { ensureRunnerImage, findRunnerImage, openEngine } from '../runner.ts';
import type { Engine } from '../runner.ts';
import { BASE_LABEL, CONTENT_LABEL, LANGUAGE_LABEL, nameImages } from './image-names.ts';

const REAL_FOLDER = path.join(import.meta.dirname, '..', 'images');

let engine: Engine;
let folder: string;
beforeAll(async () => {
  const opened = await openEngine();
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  engine = opened.value;
  folder = mkdtempSync(path.join(tmpdir(), 'invigil-image-'));
  cpSync(REAL_FOLDER, folder, { recursive: true });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

/** The real folder's code with one more file, so that no other test has its image. */
function changeCode(): { readonly tag: string; forget(): Promise<void> } {
  writeFileSync(
    path.join(folder, 'python', 'grader', 'extra.py'),
    `CHANGED = ${process.hrtime.bigint()}\n`,
  );
  const { tag } = nameImages(python.image, folder);
  return { tag, forget: () => engine.docker.getImage(tag).remove() };
}

describe('the image', () => {
  test('of changed code gets a new layer on the same base, once', async () => {
    const { tag, forget } = changeCode();
    const ask = { engine, imageFolder: folder, ways: [] };
    expect(await ensureRunnerImage(ask)).toMatchObject({
      ok: true,
      value: { way: 'base-present', tag },
    });
    expect(await ensureRunnerImage(ask)).toMatchObject({
      ok: true,
      value: { way: 'present', tag },
    });
    await forget();
  });

  test('says in its labels what is in it', async () => {
    const { tag, forget } = changeCode();
    await ensureRunnerImage({ engine, imageFolder: folder, ways: [] });
    const { Config } = await engine.docker.getImage(tag).inspect();
    const { baseHash, contentHash } = nameImages(python.image, folder);
    expect(Config.Labels).toEqual({
      [BASE_LABEL]: baseHash,
      [CONTENT_LABEL]: contentHash,
      [LANGUAGE_LABEL]: 'python',
    });
    await forget();
  });

  test('whose making was killed is not there, and the next try makes it', async () => {
    const { tag, forget } = changeCode();
    const door = new URL('../runner.ts', import.meta.url).href;
    const program = `
      const { ensureRunnerImage, openEngine } = await import(${JSON.stringify(door)});
      const engine = (await openEngine()).value;
      const imageFolder = ${JSON.stringify(folder)};
      await ensureRunnerImage({ engine, imageFolder, ways: [], onProgress: (step) => console.log(step) });`;
    const maker = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(maker, 'exit');
    createInterface({ input: maker.stdout }).on('line', (step) => {
      if (step.startsWith('Step 2')) maker.kill('SIGKILL');
    });
    await exited;
    expect(await findRunnerImage(engine, 'python', folder)).toEqual({ tag, id: null });
    const again = await ensureRunnerImage({ engine, imageFolder: folder, ways: [] });
    expect(again).toMatchObject({ ok: true, value: { way: 'base-present' } });
    await forget();
  });

  test('that cannot be made in any way says why for each', async () => {
    writeFileSync(
      path.join(folder, 'base', 'slim.sh'),
      `# another base ${process.hrtime.bigint()}\n`,
    );
    const tarFile = path.join(folder, 'absent.tar');
    const ensured = await ensureRunnerImage({
      ...{ engine, imageFolder: folder, tarFile },
      ways: ['tar'],
    });
    expect(ensured).toMatchObject({ ok: false, error: { tried: [{ way: 'tar' }] } });
    if (!ensured.ok) expect(ensured.error.tried[0]?.why).toContain('absent.tar');
  });
});
