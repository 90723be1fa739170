// The door of a packaged exam: what waits here, and the start code that opens it.
//
// After a crash the start code is asked for again. The alternative, a key kept for the running session, would have to
// lie somewhere that a student with the disk in hand could read as well as this program; then hidden tests would be
// encrypted in name only. Drafts, clocks and submissions do not wait for the code: they are on disk already.
import type { ExamView, LockedExam, OpenFault, PackageRefused } from '#contract/exam.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { viewOfExam } from './exam.ts';
import type { ExamDoor } from './host.ts';
import type { Invigilator } from './invigilator.ts';
import { examOf } from './package/contents.ts';
import { fingerprint } from './package/keys.ts';
import { decryptFrame, readTrustedFrame } from './package/package.ts';
import type { Frame } from './package/frame.ts';

export type DoorParts = {
  readonly desk: Invigilator;
  /** The package's bytes; null when none is installed or the file cannot be read. */
  readonly readPackage: () => Uint8Array | null;
  /** Public keys of the signers that this station takes exams from; null for any. */
  readonly trusted: readonly string[] | null;
  /** Told once the exam is open: submissions that waited for it can be judged. */
  readonly onOpened: () => void;
};

export function packageDoor(parts: DoorParts): ExamDoor {
  const { desk } = parts;
  let opening: Promise<unknown> = Promise.resolve();

  const frame = (): Result<Frame, PackageRefused> | null => {
    const bytes = parts.readPackage();
    return bytes === null ? null : readTrustedFrame(bytes, parts.trusted);
  };

  return {
    waiting() {
      const read = frame();
      if (read === null) return { locked: null };
      if (!read.ok) return { locked: null, refused: read.error };
      return { locked: lockedView(read.value, desk.counter.waitMs('start')) };
    },
    /** One code after the other: two at once would be one guess more than was counted. */
    open(startCode) {
      const answer = opening.then(() => tryCode(parts, frame(), startCode));
      opening = answer.catch(() => null);
      return answer;
    },
  };
}

async function tryCode(
  { desk, onOpened }: DoorParts,
  frame: Result<Frame, PackageRefused> | null,
  startCode: string,
): Promise<Result<ExamView, OpenFault>> {
  if (desk.open() !== null) return fail({ kind: 'already-open' });
  if (frame === null) return fail({ kind: 'no-package' });
  if (!frame.ok) return frame;
  const waitMs = desk.counter.waitMs('start');
  if (waitMs > 0) return fail({ kind: 'too-many-wrong-codes', waitMs });
  const counted = desk.counter.wrong('start');
  const contents = await decryptFrame(frame.value, startCode);
  if (!contents.ok) {
    if (contents.error.kind === 'wrong-code') {
      note(desk, frame.value, 'wrong-start-code');
      return fail({ kind: 'wrong-code', triesBeforeWait: counted.left });
    }
    counted.takeBack();
    return fail(contents.error);
  }
  desk.counter.right('start');
  const exam = examOf(contents.value, 'exam');
  desk.openExam(exam);
  note(desk, frame.value, 'exam-opened');
  onOpened();
  return ok(viewOfExam(exam));
}

function note({ parts }: Invigilator, { header }: Frame, what: string): void {
  const signer = fingerprint(header.signer.publicKey);
  const atMs = parts.clock().wallMs;
  const about = { examId: header.id, kind: 'exam' as const, attemptId: null, atMs };
  parts.attempts.record({ ...about, what, detail: { signer } });
}

function lockedView({ header }: Frame, waitMs: number): LockedExam {
  const { id, title, createdAtMs, opensAtMs, closesAtMs, signer } = header;
  return {
    id,
    title,
    createdAtMs,
    opensAtMs,
    closesAtMs,
    signer: signer.name,
    signerFingerprint: fingerprint(signer.publicKey),
    waitMs,
  };
}
