// What one beat costs the desk with 200 stations in the room: signature, decryption, the seat, and its share of what the
// page is told. Processor time of the whole process, so that a busy machine does not count.
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Taken } from '../../runner/bench/measure.ts';
import { keyFingerprint } from '../station/keys.ts';
import type { StationKey } from '../station/keys.ts';
import { PROJECT } from '../station/project.ts';
import { EXAM_ID, labExam, labStation, sitter } from '../testing/lab.ts';
import { openDeskBooks } from './books.ts';
import { deskCode } from './door.ts';
import { startDesk } from './desk.ts';

const STATIONS = 200;
const ROUNDS = 5;

export async function measure(): Promise<Taken> {
  const cache = path.join(PROJECT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(path.join(cache, 'desk-'));
  try {
    return { ours: await beatMs(dir), plain: null, bare: null, runs: STATIONS * ROUNDS };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Mean milliseconds of processor time of one beat, every station's seat changing each time. */
async function beatMs(dir: string): Promise<number> {
  const exam = await labExam(STATIONS);
  const folder = path.join(dir, EXAM_ID);
  const books = openDeskBooks(folder, exam.contents);
  if (!books.ok) throw new Error(books.error);
  let toldBytes = 0;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const desk = await startDesk({
    ...{ exam, folder, books: books.value, version: '0', log },
    // As the loopback host does for each page.
    carry: (event, news) => (toldBytes += JSON.stringify({ event, news }).length),
  });
  const code = deskCode(exam.proctorKey, EXAM_ID);
  await desk.gate({ id: 1, call: 'desk/unlock', ask: { code, name: 'bench' } });
  const stations = Array.from({ length: STATIONS }, (_none, at) => {
    const attempt = sitter(`s${at + 1}`);
    return { attempt, station: labStation(exam, `PC-${at + 1}`, keyInMemory()) };
  });
  const rounds: { publicKey: string; bytes: Uint8Array }[][] = [];
  for (let round = 0; round <= ROUNDS; round += 1)
    rounds.push(
      await Promise.all(
        stations.map(async ({ station, attempt }) => ({
          publicKey: station.key.publicKey,
          bytes: await station.beat({
            attempt,
            incidents: { count: round, warnings: 0, last: { kind: 'paste-blocked', atMs: 0 } },
          }),
        })),
      ),
    );
  const hearAll = async (beats: readonly { publicKey: string; bytes: Uint8Array }[]) => {
    for (const { publicKey, bytes } of beats) {
      const { status } = await desk.calls.beat(publicKey, bytes);
      if (status !== 200) throw new Error(`a beat was answered ${status}`);
    }
  };
  await hearAll(rounds[0] ?? []);
  const before = process.cpuUsage();
  for (const beats of rounds.slice(1)) await hearAll(beats);
  const used = process.cpuUsage(before);
  await desk.stop();
  books.value.close();
  if (toldBytes === 0) throw new Error('the page was told nothing');
  return (used.user + used.system) / 1_000 / (STATIONS * ROUNDS);
}

function keyInMemory(): StationKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const base64 = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return {
    publicKey: base64,
    fingerprint: keyFingerprint(base64),
    sign: (message) => sign(null, message, privateKey).toString('base64'),
  };
}
