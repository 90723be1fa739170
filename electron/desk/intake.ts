// What stations bring over the network: checked as far as needs no secret, put into the folder for good, and only then
// answered.
import path from 'node:path';
import type { Beat, BundleHead } from '#contract/bundle.ts';
import type { StationId } from '#contract/desk-room.ts';
import { openBeat } from '../gradebook/bundle/beat.ts';
import { readBundleHead } from '../gradebook/bundle/bundle.ts';
import { bundleName } from '../gradebook/outbox/sinks/folder.ts';
import { keyFingerprint } from '../station/keys.ts';
import type { Held } from './held.ts';
import type { Orders } from './orders.ts';
import { keepBundle } from '../gradebook/bundle/keep-bundle.ts';
import type { KeepFault } from '../gradebook/bundle/keep-file.ts';
import type { Reply, StationCalls } from './stations/server.ts';
import type { Stations } from './stations.ts';
import type { Trouble } from './trouble.ts';

export type IntakeParts = {
  readonly examId: string;
  /** `<folder>/<examId>`, where each station has a folder of its own. */
  readonly folder: string;
  /** The desk's age identity. */
  readonly identity: string;
  readonly stations: Stations;
  readonly held: Held;
  readonly orders: Orders;
  readonly trouble: Trouble;
  readonly nowMs: () => number;
  /** A bundle lies in the folder that was not there before. */
  readonly onKept: (file: string, bytes: Uint8Array) => void;
};

export function createIntake(parts: IntakeParts): StationCalls {
  const { examId, stations, held, orders, nowMs } = parts;
  return {
    async bundle(publicKey, named, seq, bytes) {
      const station = keyFingerprint(publicKey);
      if (named !== examId) return refused('foreign-exam');
      const frame = readBundleHead(bytes);
      if (!frame.ok) return setAside(parts, station, seq, frame.error);
      const { head } = frame.value;
      if (!isThis(head, publicKey, examId) || head.seq !== seq) return refused('not-as-named');
      return keep(parts, head, bytes);
    },
    async beat(publicKey, bytes) {
      const opened = await openBeat(bytes, [parts.identity]);
      if (!opened.ok) return refused(opened.error.reason);
      const beat = opened.value;
      if (!isThis(beat, publicKey, examId)) return refused('not-as-named');
      const station = keyFingerprint(publicKey);
      stations.hear(beat, 'network');
      orders.settle(station, beat.done);
      const json = { nowMs: nowMs(), orders: orders.take(station), have: held.gapless(station) };
      return { status: 200, json };
    },
  };
}

const isThis = (
  { station, examId, examKind }: Pick<BundleHead | Beat, 'station' | 'examId' | 'examKind'>,
  publicKey: string,
  ours: string,
): boolean => station.publicKey === publicKey && examId === ours && examKind === 'exam';

async function keep(parts: IntakeParts, head: BundleHead, bytes: Uint8Array): Promise<Reply> {
  const { folder, held, stations, trouble, onKept } = parts;
  const station = keyFingerprint(head.station.publicKey);
  const name = bundleName(head.seq);
  const kept = await keepBundle(path.join(folder, station), name, bytes);
  if (!kept.ok) return notKept(parts, station, head.seq, kept.error);
  trouble.end('disk-full');
  trouble.end('folder-failed');
  stations.hold(head, held.add(station, head.seq), 'network');
  if (kept.value === 'kept') onKept(path.join(folder, station, name), bytes);
  return { status: 204 };
}

function notKept(parts: IntakeParts, station: StationId, seq: number, fault: KeepFault): Reply {
  if (fault.kind === 'other-bytes') {
    const detail = `The station sends other bytes for bundle ${seq} than those that are here.`;
    setAside(parts, station, seq, { reason: 'other-bytes', detail });
    return { status: 409, json: { kind: 'other-bytes' } };
  }
  parts.trouble.begin(fault.kind, fault.detail);
  return { status: fault.kind === 'disk-full' ? 507 : 503, json: { kind: fault.kind } };
}

/** What comes over the network and is no bundle is not stored: the station still has what it is made of. */
function setAside(
  { held, stations, nowMs }: IntakeParts,
  station: StationId,
  seq: number,
  { reason, detail }: { readonly reason: string; readonly detail: string },
): Reply {
  const file = `${station}/${bundleName(seq)} (network)`;
  if (held.setAside({ file, station, reason, detail, atMs: nowMs() })) stations.setAside(station);
  return refused(reason);
}

const refused = (kind: string): Reply => ({ status: 400, json: { kind } });
