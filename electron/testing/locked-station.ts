// A station at seat S1 with a small exam package installed, for tests of the door, of codes and of staff.
import { expect } from 'vitest';
import { packageDoor } from '../exam/door.ts';
import { examManifestShape } from '../exam/files/manifest-shape.ts';
import { examHandlers } from '../exam/host.ts';
import { contentsOf } from '../exam/package/contents.ts';
import { newSigner, readSigner } from '../exam/package/keys.ts';
import { sealPackage } from '../exam/package/package.ts';
import { codeFor } from '../proctoring/codes.ts';
import type { CodePurpose } from '../proctoring/codes.ts';
import { Machine, examDesk } from './exam-desk.ts';
import { freshDirectory } from './fresh-database.ts';
import { sampleProblem } from './sample-report.ts';

export const START_CODE = 'KQ7A-3DHA-TTRW-9CXE';
export const KEY = new Uint8Array(32).fill(9);
const student = (id: string, seat: string | null) => ({
  id,
  name: `Student ${id}`,
  email: null,
  group: 'A',
  seat,
  extraPercent: 0,
  extraMs: 0,
  breakMs: 0,
  accommodations: [],
});

/** An exam with seats S1 and S2, sealed cheaply. */
export async function sealTestPackage(): Promise<Uint8Array> {
  const signer = readSigner(JSON.stringify(newSigner('Ada')));
  if (signer === null) throw new Error('a new key cannot be read');
  const manifest = examManifestShape.parse({
    id: 'parcial-1',
    title: { en: 'Midterm' },
    problems: ['suma'],
    time: { minutes: 60 },
    shells: ['loopback'],
  });
  const roster = [student('a1', 'S1'), student('b2', 'S2'), student('c3', null)];
  const source = { manifest, roster, problems: [sampleProblem('suma')] };
  const contents = contentsOf(source, KEY);
  const making = { startCode: START_CODE, createdAtMs: 1, madeWith: '0', workFactor: 8 };
  return sealPackage({ contents, signer, ...making });
}

/** A station at seat S1 with the package installed. */
export function lockedStation(bytes: Uint8Array, dir = freshDirectory(), machine = new Machine()) {
  const station = examDesk({ dir, machine, exam: null, stationName: 'S1' });
  const opened: string[] = [];
  const door = packageDoor({
    desk: station.desk,
    readPackage: () => bytes,
    trusted: null,
    onOpened: () => opened.push('opened'),
  });
  const engine = () => ({ state: 'starting' as const });
  const handlers = examHandlers({ desk: station.desk, version: '0', engine, door, jump: null });
  return { ...station, handlers, opened };
}
export type LockedStation = ReturnType<typeof lockedStation>;

export const openWith = (station: LockedStation, startCode: string) =>
  station.handlers['exam/open']({ startCode });

export async function openStation(
  bytes: Uint8Array,
  dir?: string,
  machine?: Machine,
): Promise<LockedStation> {
  const station = lockedStation(bytes, dir, machine);
  expect(await openWith(station, START_CODE)).toMatchObject({ ok: true });
  return station;
}

export const code = (purpose: CodePurpose, request: string, minutes = 0) =>
  codeFor(KEY, { purpose, examId: 'parcial-1', request, minutes });
