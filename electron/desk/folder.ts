// Looks into the folder for what came there without the desk: by a folder sink, a share or a stick. It is asked again and
// again, because no system tells of changes on a share.
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BundleHead } from '#contract/bundle.ts';
import { stationIdShape } from '#contract/desk-room.ts';
import type { StationId } from '#contract/desk-room.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { openBeat } from '../gradebook/bundle/beat.ts';
import { readBundleHead } from '../gradebook/bundle/bundle.ts';
import { SEALED_MAX_BYTES } from '../gradebook/bundle/frame.ts';
import { keyFingerprint } from '../station/keys.ts';
import type { Held } from './held.ts';
import type { Stations } from './stations.ts';
import type { Trouble } from './trouble.ts';

export type FolderParts = {
  readonly examId: string;
  /** `<folder>/<examId>`. */
  readonly folder: string;
  readonly identity: string;
  /** Public keys of the stations whose files are taken; null: every station's. */
  readonly enrolled: ReadonlySet<string> | null;
  readonly stations: Stations;
  readonly held: Held;
  readonly trouble: Trouble;
  readonly nowMs: () => number;
  /** What the book has of a station already: it was checked when it was taken. */
  readonly collected: (station: StationId) => Collected | null;
  /** A bundle lies here that the book lacks. */
  readonly onFound: (file: string, bytes: Uint8Array) => void;
};

export type Collected = {
  readonly head: Pick<BundleHead, 'station'>;
  readonly seqs: Iterable<number>;
};

type NotTaken = { readonly reason: string; readonly detail: string };

/** Answers one look. Call it again when it is done; it never rejects for what lies in the folder. */
export function createFolderLook(parts: FolderParts) {
  const known = new Set<StationId>();
  const newestBeat = new Map<StationId, number>();
  /** Size and time of files that could not be taken: a file that is still being copied changes. */
  const untaken = new Map<string, string>();

  return async (): Promise<void> => {
    const names = await namesIn(parts.folder);
    if (!names.ok) return parts.trouble.begin('folder-failed', names.error);
    parts.trouble.end('folder-failed');
    for (const name of names.value) {
      const station = stationIdShape.safeParse(name);
      if (!station.success) continue;
      if (!known.has(station.data)) takeCollected(parts, station.data);
      known.add(station.data);
      await lookAt(station.data);
    }
  };

  async function lookAt(station: StationId): Promise<void> {
    const names = await namesIn(path.join(parts.folder, station));
    if (!names.ok) return;
    for (const name of names.value) {
      const seq = Number(/^(\d{8})\.bundle$/.exec(name)?.[1]);
      if (Number.isInteger(seq) && seq > 0 && !parts.held.has(station, seq))
        await take(station, name, (bytes) => takeBundle(parts, station, { seq, name }, bytes));
    }
    const beats = names.value.flatMap((name) => /^beat-(\d+)\.beat$/.exec(name)?.[1] ?? []);
    const newest = Math.max(0, ...beats.map(Number));
    if (newest <= (newestBeat.get(station) ?? 0)) return;
    const taken = await take(station, `beat-${newest}.beat`, (bytes) =>
      takeBeat(parts, station, bytes),
    );
    if (taken) newestBeat.set(station, newest);
  }

  async function take(
    station: StationId,
    name: string,
    how: (bytes: Uint8Array) => Promise<Result<null, NotTaken>>,
  ): Promise<boolean> {
    const file = path.join(parts.folder, station, name);
    const now = await fileState(file);
    // Gone again, or refused before and the same ever since.
    if (now === null || untaken.get(file) === `${now.text} refused`) return false;
    const bytes = now.bytes > SEALED_MAX_BYTES ? fail(TOO_LARGE) : await bytesOf(file);
    const taken = bytes.ok ? await how(bytes.value) : bytes;
    if (taken.ok) return true;
    const settled = untaken.get(file) === now.text;
    untaken.set(file, settled ? `${now.text} refused` : now.text);
    const { held, stations, nowMs } = parts;
    const { reason, detail } = taken.error;
    const aside = { file: `${station}/${name}`, station, reason, detail, atMs: nowMs() };
    if (settled && held.setAside(aside)) stations.setAside(station);
    return false;
  }
}

const TOO_LARGE = { reason: 'too-large', detail: 'The file is larger than any of ours.' };

function takeCollected({ collected, stations, held }: FolderParts, station: StationId): void {
  const found = collected(station);
  if (found !== null) stations.hold(found.head, held.addAll(station, found.seqs), null);
}

async function takeBundle(
  { examId, enrolled, stations, held, onFound, folder }: FolderParts,
  station: StationId,
  { seq, name }: { readonly seq: number; readonly name: string },
  bytes: Uint8Array,
): Promise<Result<null, NotTaken>> {
  const frame = readBundleHead(bytes);
  if (!frame.ok) return frame;
  const { head } = frame.value;
  if (head.examId !== examId || head.examKind !== 'exam') return fail(FOREIGN);
  if (enrolled?.has(head.station.publicKey) === false) return fail(STRANGER);
  if (keyFingerprint(head.station.publicKey) !== station || head.seq !== seq) return fail(MISNAMED);
  stations.hold(head, held.add(station, seq), 'folder');
  onFound(path.join(folder, station, name), bytes);
  return ok(null);
}

async function takeBeat(
  { examId, enrolled, stations, identity }: FolderParts,
  station: StationId,
  bytes: Uint8Array,
): Promise<Result<null, NotTaken>> {
  const opened = await openBeat(bytes, [identity]);
  if (!opened.ok) return opened;
  const beat = opened.value;
  if (beat.examId !== examId || beat.examKind !== 'exam') return fail(FOREIGN);
  if (enrolled?.has(beat.station.publicKey) === false) return fail(STRANGER);
  if (keyFingerprint(beat.station.publicKey) !== station) return fail(MISNAMED);
  stations.hear(beat, 'folder');
  return ok(null);
}

const FOREIGN = { reason: 'foreign-exam', detail: 'The file is of another exam.' };
const STRANGER = {
  reason: 'not-enrolled',
  detail: 'Its station is not on the list of stations.',
};
const MISNAMED = {
  reason: 'not-as-named',
  detail: 'The file lies under the name of another station or number than it says inside.',
};

async function namesIn(folder: string): Promise<Result<string[], string>> {
  try {
    return ok(await readdir(folder));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return fail(error.message);
  }
}

async function bytesOf(file: string): Promise<Result<Uint8Array, NotTaken>> {
  try {
    return ok(await readFile(file));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return fail({ reason: 'unreadable', detail: error.message });
  }
}

async function fileState(file: string): Promise<{ text: string; bytes: number } | null> {
  try {
    const { size, mtimeMs } = await stat(file);
    return { text: `${size} ${mtimeMs}`, bytes: size };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return null;
  }
}
