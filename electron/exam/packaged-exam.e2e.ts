// A whole exam as a lab sits it: packed by the instructor's command, opened by the start code at two stations, sat by
// two students, one with 25 percent more time, through a crash of everything in turn and to the end of time.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { CHAIN_START } from '#contract/bundle.ts';
import type { BundleBody } from '#contract/bundle.ts';
import { replay } from '#contract/edit.ts';
import { openDatabaseForReading } from '../database/open.ts';
import type { Database } from '../database/open.ts';
import { launchBrowser, takeSeat } from '../e2e/support/browser.ts';
import { launchHost, root } from '../e2e/support/host.ts';
import type { Host } from '../e2e/support/host.ts';
import { openProblem, shownCode, submit, typeKeys } from '../e2e/support/student.ts';
import { openBundle } from '../gradebook/bundle/bundle.ts';
import { outboxStore } from '../gradebook/outbox/store.ts';
import { keyFingerprint } from '../station/keys.ts';
import { submissionStore } from '../submissions/store.ts';
import { draftStore } from './drafts/store.ts';
import { staffFileShape } from './package/staff-file.ts';
import { examStore } from './store.ts';

const MINUTES = 1.5;
const EXAM = `id: parcial-e2e
title: { es: Parcial, en: Midterm }
problems: [suma, hanoi, palindromo]
time: { minutes: ${MINUTES}, warnAtMinutes: [1] }
shells: [loopback]
rules: { en: Work alone., es: Trabaje a solas. }
accommodations: { more: { extraPercent: 25 } }
`;
const ROSTER = 'id,name,seat,accommodations\na1,Ana Núñez,S1,\nb2,Bo Ñandú,S2,more\n';
/** A start code takes more than a second on purpose, and build servers are busy. */
const PATIENCE = { timeout: 30_000 };
const TWO_HOURS_MS = 2 * 60 * 60_000;

let browser: Browser;
let folder: string;
let startCode: string;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'invigil-packaged-'));
  mkdirSync(join(folder, 'problems'));
  for (const id of ['suma', 'hanoi', 'palindromo'])
    cpSync(join(root, 'problems', id), join(folder, 'problems', id), { recursive: true });
  writeFileSync(join(folder, 'exam.yml'), EXAM);
  writeFileSync(join(folder, 'roster.csv'), ROSTER);
  await invigil('key', '--name', 'Ada', '--out', join(folder, 'key.json'));
  const packed = await invigil('pack', folder, '--out', packageFile(), '--key', keyFile());
  ({ startCode } = z.object({ startCode: z.string() }).parse(packed));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const packageFile = () => join(folder, 'exam.invigil');
const sinkFolder = () => join(folder, 'sink');
const keyFile = () => join(folder, 'key.json');
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

async function invigil(...args: readonly string[]): Promise<unknown> {
  const command = ['electron/cli/main.ts', 'exam', ...args, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root });
  return JSON.parse(stdout);
}

type Station = { readonly host: Host; readonly setClock: (byMs: number) => void };

async function station(name: string): Promise<Station> {
  const clockFile = join(folder, `clock-${name}`);
  const setClock = (byMs: number) => writeFileSync(clockFile, String(byMs));
  setClock(0);
  const module = import.meta.resolve('../testing/moved-clock.ts');
  const preload = { module, env: { INVIGIL_TEST_CLOCK: clockFile } };
  const host = await launchHost({
    ...{ examFile: packageFile(), stationName: name, preload },
    sinks: [`folder:${sinkFolder()}`],
  });
  return { host, setClock };
}

async function openExam(page: Page): Promise<void> {
  await page.getByLabel('Start code').fill(startCode.toLowerCase());
  await page.getByRole('button', { name: 'Open the exam' }).click();
}

async function signInAndBegin(page: Page, host: Host, studentId: string): Promise<void> {
  await page.goto(await host.newAddress());
  await openExam(page);
  await page.getByLabel('Student number or login').fill(studentId);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Yes, that is me' }).click();
  await page.getByRole('button', { name: 'Begin the exam' }).click();
  await page.getByRole('button', { name: 'Submit' }).waitFor();
}

const saved = (page: Page) =>
  page
    .getByText(/^Saved /)
    .first()
    .waitFor();

/** kill -9 of the host; staff type the start code again, and the student is where they were. */
async function crashHost(page: Page, host: Host, text: string): Promise<void> {
  await host.kill();
  await page
    .getByText(/^Connection lost\./)
    .first()
    .waitFor();
  await host.restart();
  await openExam(page);
  await expect.poll(() => shownCode(page, 'Sum'), PATIENCE).toBe(text);
}

const timesClockWasSet = (host: Host): number => {
  const db = openDatabaseForReading(host.dataDir);
  if (!db.ok) throw new Error(db.error.kind);
  try {
    const store = examStore(db.value);
    const [attempt] = store.ofExam('parcial-e2e');
    const records = attempt === undefined ? [] : store.records(attempt.id);
    return records.filter((line) => line.what === 'system-clock-changed').length;
  } finally {
    db.value.close();
  }
};

async function setClockThereAndBack({ host, setClock }: Station): Promise<void> {
  setClock(TWO_HOURS_MS);
  await expect.poll(() => timesClockWasSet(host), PATIENCE).toBe(1);
  setClock(0);
  await expect.poll(() => timesClockWasSet(host), PATIENCE).toBe(2);
}

/** What is on disk after the exam: the only thing that counts. */
function readOutcome(host: Host) {
  const db = openDatabaseForReading(host.dataDir);
  if (!db.ok) throw new Error(db.error.kind);
  const attempts = examStore(db.value);
  const drafts = draftStore(db.value);
  const submissions = submissionStore(db.value, () => '');
  try {
    const [attempt] = attempts.ofExam('parcial-e2e');
    if (attempt === undefined) throw new Error('there is no attempt');
    const replayed = drafts.marks(attempt.id).map((mark) => {
      const base = drafts.read(mark)?.base ?? '';
      const text = replay(drafts.edits(mark, mark.seq), base);
      return {
        sha256: sha256(text ?? ''),
        sent: sha256(submissions.source(mark.submissionId) ?? ''),
      };
    });
    const suma = { attemptId: attempt.id, problemId: 'suma', language: 'python' } as const;
    const sources = drafts.edits(suma, 10_000).map((edit) => edit.source);
    const sent = submissions.listOfAttempt(attempt.id).toReversed();
    return { attempt, replayed, sources, sent, records: attempts.records(attempt.id) };
  } finally {
    db.value.close();
  }
}

const withOutbox = <Value>(host: Host, read: (db: Database) => Value): Value => {
  const db = openDatabaseForReading(host.dataDir);
  if (!db.ok) throw new Error(db.error.kind);
  try {
    return read(db.value);
  } finally {
    db.value.close();
  }
};

/** Facts that are on no disk but the station's. */
const unsent = (host: Host): number =>
  withOutbox(host, (db) =>
    outboxStore(db)
      .chains()
      .reduce((sum, one) => sum + one.unsent, 0),
  );

/** What lies in the sink from this station, opened with the desk's key, in the order of its chain. */
async function whatLeft(host: Host): Promise<BundleBody[]> {
  const [chain] = withOutbox(host, (db) => outboxStore(db).chains());
  const staff = staffFileShape.parse(
    JSON.parse(readFileSync(`${packageFile()}.staff.json`, 'utf8')),
  );
  const from = join(sinkFolder(), 'parcial-e2e', keyFingerprint(chain?.publicKey ?? ''));
  const names = readdirSync(from).filter((name) => name.endsWith('.bundle'));
  const opened = names
    .toSorted()
    .map((name) => openBundle(readFileSync(join(from, name)), [staff.desk?.identity ?? '']));
  let previous = CHAIN_START;
  return (await Promise.all(opened)).map((bundle, index) => {
    if (!bundle.ok) throw new Error(bundle.error.detail);
    const { head, body } = bundle.value;
    expect(head).toMatchObject({ seq: index + 1, previous });
    previous = head.hash;
    return body;
  });
}

async function sit(name: string, studentId: string, number: string) {
  const place = await station(name);
  const { context, page: first } = await takeSeat(browser);
  let page = first;
  try {
    await signInAndBegin(page, place.host, studentId);
    await openProblem(page, 'Sum');
    await typeKeys(page, 'Sum', `x = ${number}`);
    await saved(page);
    await crashHost(page, place.host, `x = ${number}`);
    await setClockThereAndBack(place);
    await page.reload();
    await expect.poll(() => shownCode(page, 'Sum'), PATIENCE).toBe(`x = ${number}`);
    await page.close();
    page = await context.newPage();
    await page.goto(place.host.origin);
    await expect.poll(() => shownCode(page, 'Sum'), PATIENCE).toBe(`x = ${number}`);
    await submit(page);
    await page
      .getByText(/Received at/)
      .first()
      .waitFor();
    await openProblem(page, 'Towers of Hanoi');
    await page.getByRole('img', { name: /pegs A, B and C/ }).waitFor();
    await typeKeys(page, 'Towers of Hanoi', `y = ${number}`);
    await page.getByRole('heading', { name: 'The exam is over' }).waitFor({ timeout: 180_000 });
    const receipt = (await page.locator('.receipt-code').textContent()) ?? '';
    await expect.poll(() => unsent(place.host), PATIENCE).toBe(0);
    await place.host.stop();
    return { receipt, ...readOutcome(place.host), left: await whatLeft(place.host) };
  } finally {
    await context.close();
    await place.host.dispose();
  }
}

test(
  'two students sit three problems through crashes and a moved clock, to the end of time',
  { timeout: 420_000 },
  async () => {
    const [ana, bo] = await Promise.all([sit('S1', 'a1', '11'), sit('S2', 'b2', '22')]);
    for (const { outcome, number, allottedMs } of [
      { outcome: ana, number: 11, allottedMs: MINUTES * 60_000 },
      { outcome: bo, number: 22, allottedMs: MINUTES * 60_000 * 1.25 },
    ]) {
      const { attempt, sent, replayed, records, receipt, sources, left } = outcome;
      expect(attempt).toMatchObject({ ended: { reason: 'time' }, collected: 'all' });
      expect(attempt.clock).toMatchObject({ allottedMs, usedMs: allottedMs });
      expect(sent).toMatchObject([
        { problemId: 'suma', sourceSha256: sha256(`x = ${number}`), automatic: false, late: false },
        { problemId: 'hanoi', sourceSha256: sha256(`y = ${number}`), automatic: true, late: false },
      ]);
      expect(replayed).toHaveLength(2);
      for (const one of replayed) expect(one.sha256).toBe(one.sent);
      expect(sources).not.toContain('resync');
      expect(records.map((line) => line.what)).toEqual(
        expect.arrayContaining([
          'signed-in',
          'begun',
          'down',
          'system-clock-changed',
          'warning',
          'time-over',
          'finished',
        ]),
      );
      const submitted = left.filter((body) => body.kind === 'submission');
      expect(submitted.map(({ sourceSha256 }) => sourceSha256)).toEqual(
        sent.map(({ sourceSha256 }) => sourceSha256),
      );
      const ended = left.findLast((body) => body.kind === 'attempt');
      expect(ended).toMatchObject({ state: 'finished', ending: { code: receipt } });
      const pieces = left.filter((body) => body.kind === 'edits');
      for (const problemId of ['suma', 'hanoi']) {
        const of = pieces.filter((piece) => piece.problemId === problemId);
        const text = replay(
          of.flatMap(({ edits }) => edits),
          of[0]?.base ?? '',
        );
        expect(text).toBe(`${problemId === 'suma' ? 'x' : 'y'} = ${number}`);
      }
      expect(receipt).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    }
  },
);
