// A folder as a sink: a disk, a stick, or a share of the lab. A share that is gone can block a file operation for minutes
// or for good, so each one has a time limit, and none is begun while another still hangs.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { SECOND_MS } from '#contract/limits.ts';
import { keepBundle } from '../../bundle/keep-bundle.ts';
import { keepFile } from '../../bundle/keep-file.ts';
import type { KeepFault } from '../../bundle/keep-file.ts';
import type { Parcel, Sink, SinkTrouble } from '../sink.ts';

/** Longer than a share takes to wake up, shorter than anybody's patience. */
const ANSWER_WITHIN_MS = 20 * SECOND_MS;

export const bundleName = (seq: number): string => `${String(seq).padStart(8, '0')}.bundle`;
export const beatName = (number: number): string => `beat-${number}.beat`;

/** Where a station's files of an exam lie, in a sink, on a stick and at the desk alike. */
export const stationFolder = (
  root: string,
  { examId, fingerprint }: Omit<Parcel, 'bytes' | 'number'>,
) => path.join(root, examId, fingerprint);

export function folderSink(name: string, root: string, answerWithinMs = ANSWER_WITHIN_MS): Sink {
  const operations = oneAtATime(answerWithinMs);
  return {
    name,
    kind: 'folder',
    put: (bundle) =>
      operations.run(async () => {
        const kept = await keepBundle(
          stationFolder(root, bundle),
          bundleName(bundle.number),
          bundle.bytes,
        );
        if (kept.ok) return { kind: 'delivered' };
        return kept.error.kind === 'other-bytes'
          ? { kind: 'refused', detail: 'another file of that name is there, and is kept' }
          : troubleOf(kept.error);
      }),
    beat: (beat) =>
      operations.run(async () => {
        const folder = stationFolder(root, beat);
        const kept = await keepFile(folder, beatName(beat.number), beat.bytes);
        if (!kept.ok) return troubleOf(kept.error);
        await removeOlder(folder, beat.number);
        return { kind: 'kept' };
      }),
    close: () => operations.giveUp(),
  };
}

function troubleOf(fault: KeepFault): SinkTrouble {
  switch (fault.kind) {
    case 'disk-full':
      return { kind: 'trouble', reason: 'disk-full', detail: fault.detail };
    case 'folder-failed':
      return { kind: 'trouble', reason: 'not-reachable', detail: fault.detail };
    case 'other-bytes':
      return { kind: 'trouble', reason: 'failed', detail: 'another beat of that number is there' };
  }
}

/** The newer one is durable by now. One that cannot be removed says nothing wrong: its number is lower. */
async function removeOlder(folder: string, number: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const older = /^beat-(\d+)\.beat$/.exec(name)?.[1];
    if (older !== undefined && Number(older) < number)
      await rm(path.join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** One operation after the other, each answered in time; while one hangs past its time, no other is begun. */
function oneAtATime(withinMs: number) {
  let line: Promise<unknown> = Promise.resolve();
  let isStuck = false;
  const giveUps = new Set<() => void>();
  const hanging: SinkTrouble = {
    kind: 'trouble',
    reason: 'not-answering',
    detail: `no answer of the file system within ${withinMs / SECOND_MS} s`,
  };
  return {
    async run<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | SinkTrouble> {
      if (isStuck) return hanging;
      const working = line.then(work);
      line = working
        .catch(() => null)
        .finally(() => {
          isStuck = false;
        });
      let giveUp: () => void = () => undefined;
      const tooLong = new Promise<SinkTrouble>((resolve) => {
        giveUp = () => {
          isStuck = true;
          resolve(hanging);
        };
      });
      const impatience = setTimeout(giveUp, withinMs);
      giveUps.add(giveUp);
      return Promise.race([working, tooLong]).finally(() => {
        clearTimeout(impatience);
        giveUps.delete(giveUp);
      });
    },
    /** Waits for nothing any longer. */
    giveUp(): void {
      for (const giveUp of giveUps) giveUp();
    },
  };
}
