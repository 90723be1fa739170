// The desk's page in a real Chromium, before a real desk with stations that send.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Beat } from '#contract/bundle.ts';
import type { OpenedExam } from '../desk/exam.ts';
import { beatAnswerShape, labExam, labStation, sitter, wire } from '../testing/lab.ts';
import { sampleResult, sampleSubmission } from '../testing/station-keys.ts';
import { launchBrowser, takeSeat } from './support/browser.ts';
import type { Look } from './support/browser.ts';
import { deskOf, unlockDesk } from './support/desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openDesk(exam: OpenedExam, look: Look = {}) {
  const start = await deskOf(exam);
  const desk = await start();
  const { context, page, errors } = await takeSeat(browser, look);
  onTestFinished(() => context.close());
  await page.goto(desk.address);
  return { desk, start, page, errors, send: wire(exam, desk.port) };
}

/** One station whose beats say what they are told to say. */
function stationAt(exam: OpenedExam, name: string, send: ReturnType<typeof wire>) {
  const station = labStation(exam, name);
  return {
    ...station,
    beats: async (change: Partial<Beat>) =>
      beatAnswerShape.parse((await send(station, '/beat', await station.beat(change))).json),
    sends: async (body: Parameters<typeof station.bundle>[0]) => {
      const { seq, bytes } = await station.bundle(body);
      expect(await send(station, `/bundles/parcial-1/${seq}`, bytes)).toMatchObject({
        status: 204,
      });
    },
  };
}

const seat = (page: Page, name: string) => page.locator('.seat', { hasText: name });

test('a proctor opens the desk, sees who is locked, frees the screen and hears that it was done', async () => {
  const exam = await labExam(3);
  const { desk, page, errors, send } = await openDesk(exam);
  await unlockDesk(page, 'AAAAA-AAAAA');
  await page.getByText('That code is not right').waitFor();
  expect(await page.getByLabel("Proctor's code").inputValue()).toBe('');
  await unlockDesk(page, desk.code);
  await page.getByText('No station has been heard of yet').waitFor();

  const one = stationAt(exam, 'PC-1', send);
  const two = stationAt(exam, 'PC-2', send);
  const attempt = sitter('s1', { studentName: 'Ana García' });
  const lock = { request: 'K7M-QPA', sinceMs: 1 };
  await two.beats({ attempt: sitter('s2') });
  await one.beats({ attempt, lock });
  await seat(page, 'PC-1').getByText('Screen locked').waitFor();
  // What needs a look stands first, though PC-2 came first.
  expect(await page.locator('.seat').first().textContent()).toContain('PC-1');
  await expect.poll(() => page.title()).toBe('(1) Invigil: desk');

  await seat(page, 'PC-1').click();
  const side = page.getByRole('complementary', { name: 'PC-1' });
  expect(await side.textContent()).toContain('K7M-QPA');
  await side.getByRole('button', { name: 'Show the code' }).click();
  await side.getByText('Code for K7M-QPA').waitFor();
  await side.getByRole('button', { name: 'Free the screen' }).click();
  await side.getByText('waits for the station').waitFor();
  const [order] = (await one.beats({ attempt, lock })).orders;
  expect(order).toMatchObject({ order: { act: 'release', attemptId: attempt.id } });
  await side.getByText('station has it').waitFor();
  await one.beats({ attempt, done: [{ id: order?.id ?? '', outcome: 'done' }] });
  await side.getByText('done', { exact: true }).waitFor();
  await seat(page, 'PC-1').getByText('working').waitFor();
  expect(errors).toEqual([]);
});

test('in Spanish, a message goes to all and an attempt is ended, each after a second question', async () => {
  const exam = await labExam(2);
  const { desk, page, errors, send } = await openDesk(exam, { locale: 'es-ES' });
  await unlockDesk(page, desk.code, 'es');
  await page.getByText('Aún no se sabe de ningún equipo').waitFor();
  const one = stationAt(exam, 'PC-1', send);
  const attempt = sitter('s1', { studentName: 'Ana García' });
  await one.beats({ attempt });
  await seat(page, 'PC-1').getByText('trabajando').waitFor();

  await page.getByRole('button', { name: 'Mensaje a todos' }).click();
  await page.getByLabel('Mensaje', { exact: true }).fill('Quedan diez minutos.');
  await page.getByRole('button', { name: 'Enviar el mensaje' }).click();
  await page.getByText('¿Enviar «Quedan diez minutos.» a un equipo?').waitFor();
  await page.getByRole('button', { name: 'Sí, hacerlo' }).click();
  await page.getByText('Pedido. Se hace en cuanto el equipo lo sepa.').waitFor();

  await seat(page, 'PC-1').click();
  await page.getByRole('button', { name: 'Terminar el intento' }).click();
  await page.getByText('¿Terminar definitivamente el intento de Ana García?').waitFor();
  // The safe answer has the focus: Enter ends nothing.
  await page.keyboard.press('Enter');
  expect((await one.beats({ attempt })).orders.map(({ order }) => order)).toEqual([
    { act: 'message', text: 'Quedan diez minutos.' },
  ]);
  await page.getByRole('button', { name: 'Terminar el intento' }).click();
  await page.getByRole('button', { name: 'Sí, terminarlo' }).click();
  await page.getByText('espera al equipo').waitFor();
  await page.getByRole('button', { name: 'Retirarla' }).click();
  await page.getByText('retirada', { exact: true }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  expect(errors).toEqual([]);
});

test('a student is looked at: what came, what changed between two submissions, the figures and a file of them', async () => {
  const exam = await labExam(2);
  const { desk, page, errors, send } = await openDesk(exam);
  await unlockDesk(page, desk.code);
  const one = stationAt(exam, 'PC-1', send);
  const attempt = sitter('s1');
  const about = { attemptId: attempt.id, studentId: 's1' };
  const begunAtMs = Date.now() - 600_000;
  const edit = (seq: number, inserted: string) => ({
    ...{ seq, atMs: begunAtMs + seq * 1_000, source: 'typed' as const },
    changes: [{ offset: seq - 1, removedLength: 0, inserted }],
  });
  const first = {
    ...{ ...sampleSubmission('def suma(a, b):\n    print(a + b)\n'), ...about },
    ...{ code: 'AAAA-1111', receivedAtMs: begunAtMs + 60_000 },
  };
  const last = {
    ...{ ...sampleSubmission('def suma(a, b):\n    return a + b\n'), ...about },
    ...{ code: 'BBBB-2222', receivedAtMs: begunAtMs + 120_000, editSeq: 2 },
  };
  const edits = [edit(1, 'a'), edit(2, 'b')];
  await one.beats({ attempt });
  await one.sends({
    ...{ kind: 'attempt', ...about, studentName: 'Ana', number: 1, state: 'running' },
    ...{ startedAtMs: begunAtMs, allottedMs: 3_600_000, ending: null },
  });
  await one.sends({ kind: 'edits', ...about, problemId: 'suma', base: '', fromSeq: 1, edits });
  for (const fact of [first, sampleResult(first), last, sampleResult(last)]) await one.sends(fact);

  await seat(page, 'PC-1').click();
  await page.getByRole('button', { name: "Open the student's page" }).click();
  await page.getByText('BBBB-2222').waitFor();
  // The button that led here is gone; the keys go on in what took its place.
  expect(await page.evaluate("document.activeElement?.getAttribute('aria-label')")).toBe('Student');
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('region', { name: 'Code of BBBB-2222' }).getByText('return a + b').waitFor();
  const against = page.getByLabel('Compare with');
  const option = await against.locator('option', { hasText: 'AAAA-1111' }).getAttribute('value');
  await against.selectOption(option);
  await page.getByText('one line gone, one line new').waitFor();
  expect(await page.locator('.code-removed code').textContent()).toBe('gone:     print(a + b)');
  expect(await page.locator('.code-added code').textContent()).toBe('new:     return a + b');

  await page.getByRole('tab', { name: 'Played back' }).click();
  await page.getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect.poll(() => page.locator('.replay-text').textContent()).toBe('ab');

  await page.getByRole('button', { name: 'Charts' }).click();
  await page.getByText('One student has a score').waitFor();
  expect(await page.locator('.plot canvas').count()).toBe(3);

  await page.getByRole('button', { name: 'Similarity' }).click();
  // One student's own submissions are no pair.
  await page.getByText('No two submissions share enough to be shown.').waitFor();

  await page.getByRole('button', { name: 'Exports' }).click();
  await page.getByText('would be written').first().waitFor();
  const awaited = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Write the file' }).click();
  const file = readFileSync(await (await awaited).path(), 'utf8');
  expect(file).toContain('s1');
  await page.goBack();
  await page.goBack();
  await page.getByText('One student has a score').waitFor();
  expect(errors).toEqual([]);
});

test('a desk that dies is told of, and the next one on the same folder has what came before', async () => {
  const exam = await labExam(2);
  const { desk, start, page, send } = await openDesk(exam);
  await unlockDesk(page, desk.code);
  const one = stationAt(exam, 'PC-1', send);
  const attempt = sitter('s1');
  await one.beats({ attempt });
  const about = { attemptId: attempt.id, studentId: 's1', code: 'AAAA-1111' };
  await one.sends({ ...sampleSubmission('print(1)\n'), ...about });
  await seat(page, 'PC-1').waitFor();
  await seat(page, 'PC-1').click();
  await desk.kill();
  await page.getByText('The desk does not answer').waitFor();
  expect(await seat(page, 'PC-1').count()).toBe(1);
  expect(await page.getByRole('button', { name: 'End the attempt' }).isDisabled()).toBe(true);
  const next = await start();
  // It knows nobody at its page yet.
  await page.getByLabel('Your name').waitFor();
  await unlockDesk(page, next.code);
  await wire(exam, next.port)(one, '/beat', await one.beat({ attempt }));
  // The seat that was looked at is looked at again.
  await page.getByRole('button', { name: "Open the student's page" }).click();
  await page.getByText('AAAA-1111').waitFor();
});

const STATIONS = 200;

/** Tasks of the page that took so long that a key would have waited for them, in ms. */
const longTasks = (page: Page) =>
  page.evaluate(() => {
    const seen: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: 'longtask' });
    Object.assign(window, { seen });
  });

test('two hundred stations are on the page, and what changes among them is there while all of them send', async () => {
  const exam = await labExam(STATIONS);
  const { desk, page, errors, send } = await openDesk(exam);
  await unlockDesk(page, desk.code);
  const stations = Array.from({ length: STATIONS }, (_none, at) => ({
    ...stationAt(exam, `PC-${at + 1}`, send),
    attempt: sitter(`s${at + 1}`),
  }));
  const beatAll = async (change: (at: number) => Partial<Beat>): Promise<void> => {
    for (const [at, { beats, attempt }] of stations.entries())
      await beats({ attempt, ...change(at) });
  };
  await beatAll(() => ({}));
  await page.getByRole('radio', { name: `${STATIONS} working` }).waitFor();
  expect(await page.locator('.seat').count()).toBe(STATIONS);
  expect(await page.getByText('not here yet').count()).toBe(0);

  await longTasks(page);
  const lock = { request: 'K7M-QPA', sinceMs: 1 };
  const queue = { queued: 1, running: 0, held: 0 };
  await beatAll((at) => (at % 20 === 7 ? { lock } : at % 3 === 0 ? { queue } : {}));
  await page.getByRole('radio', { name: '10 locked' }).waitFor();
  const seen: unknown = await page.evaluate('window.seen');
  await page.getByRole('radio', { name: /locked/u }).click();
  const first = stations.filter((_station, at) => at % 20 === 7).map(({ station }) => station.name);
  expect(await page.locator('.seat-top > strong').allTextContents()).toEqual(first);
  process.stderr.write(
    `desk page, ${STATIONS} stations sending: tasks above 50 ms: ${JSON.stringify(seen)}\n`,
  );
  expect(errors).toEqual([]);
});
