// Seals a station's word on how it stands now, and opens it.
import { beatHeadShape, beatShape } from '#contract/bundle.ts';
import type { Beat, BeatHead } from '#contract/bundle.ts';
import { ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { readAs } from './bundle.ts';
import { decryptWith, encryptTo } from './envelope.ts';
import { contentsOf, readFrame, refuse, writeFrame } from './frame.ts';
import type { Frame, SealedRefused } from './frame.ts';

export type BeatSealing = {
  readonly beat: Beat;
  /** `age1…`: whoever may read it. */
  readonly recipients: readonly string[];
  /** The Ed25519 signature in base64, by the key that the beat's station names. */
  readonly sign: (message: Uint8Array) => string;
};

export async function sealBeat({ beat, recipients, sign }: BeatSealing): Promise<Uint8Array> {
  const encrypted = await encryptTo(recipients, JSON.stringify(beatShape.parse(beat)));
  const { station, examId, examKind, number, atMs } = beat;
  const about = { station, examId, examKind, number, atMs };
  const head = beatHeadShape.parse({ ...about, contents: contentsOf(encrypted) });
  return writeFrame('invigil-beat', head, encrypted, sign);
}

/** Checks signature, length and hash; needs no key. */
export const readBeatHead = (bytes: Uint8Array): Result<Frame<BeatHead>, SealedRefused> =>
  readFrame('invigil-beat', bytes, (text) => readAs(beatHeadShape, text));

export async function openBeat(
  bytes: Uint8Array,
  identities: readonly string[],
): Promise<Result<Beat, SealedRefused>> {
  const frame = readBeatHead(bytes);
  if (!frame.ok) return frame;
  const text = await decryptWith(identities, frame.value.encrypted);
  if (!text.ok) return text;
  const beat = readAs(beatShape, text.value);
  return beat !== null && saysTheSame(frame.value.head, beat)
    ? ok(beat)
    : refuse('unreadable', 'The beat inside is not the one that the head names.');
}

/** The head is what is read first: it must not promise another station, exam or moment than the beat. */
function saysTheSame(head: BeatHead, beat: Beat): boolean {
  return (
    head.station.publicKey === beat.station.publicKey &&
    head.examId === beat.examId &&
    head.examKind === beat.examKind &&
    head.number === beat.number &&
    head.atMs === beat.atMs
  );
}
