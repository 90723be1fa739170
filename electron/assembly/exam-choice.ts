// Which exam a station opens: the demo, a package that waits for its start code, or an instructor's rehearsal.
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { openCatalog } from '#problems';
import { demoExam } from '../exam/demo.ts';
import { packageDoor } from '../exam/door.ts';
import type { Exam } from '../exam/exam.ts';
import { readExamFolder } from '../exam/files/exam-folder.ts';
import { findingLine } from '../exam/files/finding.ts';
import type { ExamDoor } from '../exam/host.ts';
import type { Invigilator } from '../exam/invigilator.ts';
import { machineClock } from '../exam/machine-clock.ts';
import { contentsOf, examOf } from '../exam/package/contents.ts';
import { readPackageFile } from '../exam/package/read-file.ts';
import { movableClock } from '../exam/rehearsal.ts';
import type { MovableClock } from '../exam/rehearsal.ts';
import type { Reading } from '../exam/rules/elapsed.ts';
import type { Logger } from '../station/logger.ts';
import { PROCTOR_KEY_BYTES } from '../proctoring/codes.ts';

export type ExamChoice =
  | { readonly kind: 'demo'; readonly problemsDir: string }
  /** `trusted`: public keys of signers; null for any. */
  | { readonly kind: 'package'; readonly file: string; readonly trusted: readonly string[] | null }
  | { readonly kind: 'rehearsal'; readonly dir: string };

export type ChosenExam = {
  readonly clock: () => Reading;
  /** Rehearsal only. */
  readonly jump: MovableClock['jump'] | null;
  /** Opens what can be opened at once, and answers the door for the rest. */
  open(desk: Invigilator, onOpened: () => void): ExamDoor;
};

/** A fault is one sentence for staff. */
export function chooseExam(choice: ExamChoice, log: Logger): Result<ChosenExam, string> {
  const clock = machineClock();
  switch (choice.kind) {
    case 'demo':
      return ok({ clock, jump: null, open: opened(demoExam(readProblems(choice, log))) });
    case 'package': {
      const { file, trusted } = choice;
      const open: ChosenExam['open'] = (desk, onOpened) =>
        packageDoor({ desk, readPackage: () => readPackage(file, log), trusted, onOpened });
      return ok({ clock, jump: null, open });
    }
    case 'rehearsal': {
      const { source, findings } = readExamFolder(choice.dir);
      if (source === null) return fail(findings.map(findingLine).join('\n'));
      // A rehearsal asks for no codes, so its key is never used.
      const contents = contentsOf(source, new Uint8Array(PROCTOR_KEY_BYTES));
      const { read, jump } = movableClock(clock);
      return ok({ clock: read, jump, open: opened(examOf(contents, 'rehearsal')) });
    }
  }
}

const opened =
  (exam: Exam): ChosenExam['open'] =>
  (desk) => {
    desk.openExam(exam);
    return {
      waiting: () => ({ locked: null }),
      open: () => Promise.resolve(fail({ kind: 'already-open' as const })),
    };
  };

function readProblems({ problemsDir }: { readonly problemsDir: string }, log: Logger) {
  return openCatalog(problemsDir)
    .list()
    .flatMap(({ id, problem }) => {
      if (problem.ok) return [problem.value];
      log.warn('a problem is broken and left out', { problemId: id, fault: problem.error });
      return [];
    });
}

/** Read anew each time: a damaged copy can be replaced without a restart. */
function readPackage(file: string, log: Logger): Uint8Array | null {
  const bytes = readPackageFile(file);
  if (bytes.ok) return bytes.value;
  log.warn('the exam package cannot be read', { file, detail: bytes.error });
  return null;
}
