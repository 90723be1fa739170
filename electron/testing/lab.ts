// A lab for tests of the desk: an exam with its keys, stations that send, and a desk that takes it in.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { CHAIN_START, orderShape } from '#contract/bundle.ts';
import type { Beat, BundleBody } from '#contract/bundle.ts';
import type {
  DeskAnswer,
  DeskAsk,
  DeskCallName,
  DeskEventName,
  DeskNews,
  Room,
} from '#contract/desk.ts';
import { responseShape } from '#contract/wire.ts';
import { z } from 'zod';
import { openDeskBooks } from '../desk/books.ts';
import { deskCode } from '../desk/door.ts';
import { startDesk } from '../desk/desk.ts';
import type { OpenedExam } from '../desk/exam.ts';
import { startStationServer } from '../desk/stations/server.ts';
import { examManifestShape } from '../exam/files/manifest-shape.ts';
import { contentsOf } from '../exam/package/contents.ts';
import { newDeskKeys } from '../exam/package/delivery.ts';
import { newSigner, readSigner } from '../exam/package/keys.ts';
import { sealPackage } from '../exam/package/package.ts';
import { sealBeat } from '../gradebook/bundle/beat.ts';
import { sealBundle } from '../gradebook/bundle/bundle.ts';
import { chainHash } from '../gradebook/bundle/chain.ts';
import { enrolmentOf } from '../proctoring/desk-secrets.ts';
import type { StationKey } from '../station/keys.ts';
import { freshDirectory } from './fresh-database.ts';
import { sampleProblem } from './sample-report.ts';
import { sampleBeat, testStationKey } from './station-keys.ts';

export const EXAM_ID = 'parcial-1';
const PROCTOR_KEY = new Uint8Array(32).fill(9);
export const START_CODE = 'KQ7A-3DHA-TTRW-9CXE';

/** `students`: s1, s2, … at the seats PC-1, PC-2, …. */
export async function labExam(students = 4, problems = ['suma', 'hanoi']): Promise<OpenedExam> {
  const manifest = examManifestShape.parse({
    id: EXAM_ID,
    title: { en: 'Midterm', es: 'Parcial' },
    problems,
    time: { minutes: 60 },
    shells: ['loopback'],
  });
  const roster = Array.from({ length: students }, (_none, at) => ({
    id: `s${at + 1}`,
    name: `Student Núñez ${at + 1}`,
    email: null,
    group: 'A',
    seat: `PC-${at + 1}`,
    ...{ extraPercent: 0, extraMs: 0, breakMs: 0, accommodations: [] },
  }));
  const source = { manifest, roster, problems: problems.map((id) => sampleProblem(id)) };
  const keys = await newDeskKeys();
  const { recipient, certificatePem } = keys;
  const delivery = { recipients: [], desk: { recipient, certificatePem } };
  return { contents: contentsOf(source, PROCTOR_KEY, delivery), proctorKey: PROCTOR_KEY, keys };
}

/** Package and staff file, as `exam pack` writes them, sealed cheaply. */
export async function packLab({ contents, keys }: OpenedExam, dir: string): Promise<string> {
  const signer = readSigner(JSON.stringify(newSigner('Ada')));
  if (signer === null) throw new Error('a new key cannot be read');
  const file = path.join(dir, 'exam.invigil');
  const making = { startCode: START_CODE, createdAtMs: 1, madeWith: '0', workFactor: 8 };
  writeFileSync(file, await sealPackage({ contents, signer, ...making }));
  const { id, title } = contents.manifest;
  const staff = { invigil: 'staff', examId: id, title, startCode: START_CODE, desk: keys };
  const { proctorKey } = contents;
  writeFileSync(`${file}.staff.json`, JSON.stringify({ ...staff, proctorKey }));
  return file;
}

export type LabStation = ReturnType<typeof labStation>;

/** A station with a key and a chain of its own. */
export function labStation(exam: OpenedExam, name: string, key: StationKey = testStationKey()) {
  const station = { publicKey: key.publicKey, name, room: 'Lab 1' };
  const readers = [exam.keys.recipient];
  const sign = (message: Uint8Array): string => key.sign(message);
  let seq = 0;
  let previous = CHAIN_START;
  let beats = 0;
  return {
    id: key.fingerprint,
    key,
    station,
    chain: () => ({ seq, hash: previous, unsent: 0 }),
    async bundle(body: BundleBody, examId = EXAM_ID): Promise<{ seq: number; bytes: Uint8Array }> {
      const text = JSON.stringify(body);
      seq += 1;
      const about = { station, examId, examKind: 'exam' as const, seq, previous, kind: body.kind };
      const hash = chainHash(previous, text);
      const sealing = { ...about, hash, createdAtMs: 1, body: text, recipients: readers, sign };
      previous = hash;
      return { seq, bytes: await sealBundle(sealing) };
    },
    beat(change: Partial<Beat> = {}): Promise<Uint8Array> {
      beats += 1;
      const chain = { seq, hash: previous, unsent: 0 };
      const beat = {
        ...sampleBeat(key),
        station,
        number: beats,
        atMs: Date.now(),
        chain,
        ...change,
      };
      return sealBeat({ beat, recipients: readers, sign });
    },
    proof: enrolmentOf(exam.proctorKey, EXAM_ID, key.publicKey),
  };
}

/** Someone who works on the first problem. */
export const sitter = (
  studentId: string,
  change: Partial<NonNullable<Beat['attempt']>> = {},
): NonNullable<Beat['attempt']> => ({
  id: randomUUID(),
  studentId,
  studentName: `Student ${studentId}`,
  number: 1,
  state: 'running',
  paused: false,
  remainingMs: 3_000_000,
  allottedMs: 3_600_000,
  problemId: 'suma',
  ...change,
});

type Sent = { readonly status: number; readonly json: unknown };
/** Speaks to a desk's port as a station does: pinned certificate, proof, one body. */
export function wire(exam: OpenedExam, port: number) {
  // The one certificate, whatever its name: a chain of one is what is trusted.
  const ca = exam.keys.certificatePem;
  const agent = new Agent({ keepAlive: true, ca, checkServerIdentity: () => undefined });
  onTestFinished(() => agent.destroy());
  return (
    { proof, key }: Pick<LabStation, 'proof' | 'key'>,
    url: string,
    bytes: Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Sent> =>
    new Promise((resolve, reject) => {
      const sent = request({
        ...{ host: '127.0.0.1', port, path: url, method: 'PUT', agent },
        headers: {
          Authorization: `Invigil ${proof}`,
          'X-Invigil-Station': key.publicKey,
          'Content-Length': bytes.byteLength,
          ...headers,
        },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString('utf8');
          const json: unknown = text === '' ? null : JSON.parse(text);
          resolve({ status: response.statusCode ?? 0, json });
        });
      });
      sent.end(bytes);
    });
}

export const beatAnswerShape = z.strictObject({
  nowMs: z.number(),
  orders: z.array(orderShape),
  have: z.int(),
});

/** The room of an answer that must have one. */
export function bareOf(answer: DeskAnswer<'room/read'>): Room {
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
type Told = { readonly [Name in DeskEventName]: { event: Name; news: DeskNews<Name> } };

/** A desk on `dir`, its page's calls, and all news it told. Stopped with the test, or earlier by `stop`. */
export async function testDesk(
  exam: OpenedExam,
  dir = freshDirectory(),
  enrolled: ReadonlySet<string> | null = null,
) {
  const folder = path.join(dir, EXAM_ID);
  const books = openDeskBooks(folder, exam.contents);
  if (!books.ok) throw new Error(books.error);
  const news: Told[DeskEventName][] = [];
  const bugs: unknown[] = [];
  const log = { ...silent, error: (what: string, facts: unknown) => bugs.push({ what, facts }) };
  const desk = await startDesk({
    ...{ exam, enrolled, folder, books: books.value, version: '0', log },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- name and news come as one from the desk
    carry: (event, what) => void news.push({ event, news: what } as Told[DeskEventName]),
  });
  const listening = await listen(desk, exam);
  let running = true;
  const stop = async (): Promise<void> => {
    if (!running) return;
    running = false;
    await listening.close();
    await desk.stop();
    books.value.close();
  };
  onTestFinished(stop);
  let asked = 0;
  const ask = async <Name extends DeskCallName>(
    call: Name,
    what: DeskAsk<Name>,
  ): Promise<DeskAnswer<Name>> => {
    asked += 1;
    const response = responseShape.parse(await desk.gate({ id: asked, call, ask: what }));
    if (!response.ok) throw new Error(`${call}: ${response.fault.kind} ${response.fault.detail}`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the gate parsed it by this row
    return response.answer as DeskAnswer<Name>;
  };
  const unlock = () =>
    ask('desk/unlock', { code: deskCode(exam.proctorKey, EXAM_ID), name: 'Grace' });
  const { port } = listening;
  return { desk, dir, folder, news, bugs, ask, unlock, stop, port, store: books.value.store };
}

async function listen(desk: Awaited<ReturnType<typeof startDesk>>, exam: OpenedExam) {
  const { certificatePem, privateKeyPem } = exam.keys;
  const server = await startStationServer({
    calls: desk.calls,
    examId: EXAM_ID,
    proctorKey: exam.proctorKey,
    tls: { certificatePem, privateKeyPem },
    address: '127.0.0.1',
    port: 0,
    onBug: (error) => {
      throw error;
    },
  });
  if (!server.ok) throw new Error(server.error);
  return server.value;
}
