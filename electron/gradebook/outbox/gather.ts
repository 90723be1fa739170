// Puts what grew in the edit logs and in the incident log since the last time, a piece at a time, so that no piece stalls
// the exam.
import type { BundleBody } from '#contract/bundle.ts';
import { KIB } from '#contract/limits.ts';
import { editLogName } from './logs-store.ts';
import type { LogsStore } from './logs-store.ts';
import type { KeptDelivery } from './delivery-store.ts';
import type { OutboxStore } from './store.ts';

/** What one piece holds at most, unless a single edit is larger: a replaced text comes whole. */
export const PIECE_MAX_CHARS = 256 * KIB;
const LOG = 'log';

export type GatherParts = {
  readonly store: Pick<OutboxStore, 'putThrough' | 'through'>;
  readonly logs: LogsStore;
  readonly nowMs: () => number;
};

/** Puts the next piece of each log; false when all is put. */
export function gatherPiece(
  parts: GatherParts,
  delivery: Pick<KeptDelivery, 'examId' | 'examKind'>,
  publicKey: string,
): boolean {
  const chain = { ...delivery, publicKey };
  const edits = gatherEdits(parts, chain);
  const lines = gatherLines(parts, chain);
  return edits || lines;
}

type Chain = Pick<KeptDelivery, 'examId' | 'examKind'> & { readonly publicKey: string };

function gatherEdits({ store, logs, nowMs }: GatherParts, chain: Chain): boolean {
  const log = logs.openLog(chain);
  if (log === null) return false;
  const { attemptId, studentId, problemId, language, base, through } = log;
  const edits = logs.edits(log, PIECE_MAX_CHARS);
  const last = edits.at(-1);
  if (last === undefined) return false;
  const body: BundleBody = {
    kind: 'edits',
    ...{ attemptId, studentId, problemId, language, base, edits },
    fromSeq: through + 1,
  };
  const { examId, publicKey } = chain;
  const fact = { examId, publicKey, body, subject: attemptId, createdAtMs: nowMs() };
  store.putThrough(fact, editLogName(log), last.seq);
  return true;
}

function gatherLines({ store, logs, nowMs }: GatherParts, chain: Chain): boolean {
  const { examId, publicKey } = chain;
  const through = store.through(chain, LOG);
  const lines = logs.lines(examId, through, PIECE_MAX_CHARS);
  const last = lines.at(-1);
  if (last === undefined) return false;
  const body: BundleBody = {
    kind: 'log',
    fromSeq: through + 1,
    lines: lines.map(({ line }) => line),
    head: last.hash,
  };
  store.putThrough({ examId, publicKey, body, subject: '', createdAtMs: nowMs() }, LOG, last.seq);
  return true;
}
