// What came of one conversation with a sandbox, before anybody judges it.
import type { ReachedLimit } from '#contract/verdict.ts';
import { TESTS_MAX } from './messages.ts';
import type {
  CollectError,
  CollectedTest,
  EndMessage,
  GraderMessage,
  Stopped,
  TestMessage,
} from './messages.ts';

export type Transcript = {
  /** The student's code was reached. */
  readonly isStarted: boolean;
  /** Null when the grader never said what there is to run. */
  readonly collected: readonly CollectedTest[] | null;
  /** Test files that gave no tests, each at most once. */
  readonly collectErrors: readonly CollectError[];
  /** In the order reported, at most one for each id. */
  readonly tests: readonly TestMessage[];
  /** Null when the conversation was cut. */
  readonly end: EndMessage | null;
  /** Why the runner cut it; the grader's own word is in `end`. */
  readonly cut: ReachedLimit | null;
  /** What the student's processes wrote past the bridge. */
  readonly rawOutput: string;
};

export const EMPTY_TRANSCRIPT: Transcript = {
  isStarted: false,
  collected: null,
  collectErrors: [],
  tests: [],
  end: null,
  cut: null,
  rawOutput: '',
};

/** A problem has two files of tests. */
const TEST_FILES_MAX = 2;

/**
 * The transcript with one more message, or null when the message has no place there: a test that is listed twice,
 * not announced or was reported before, a second start, anything after the end.
 */
export function heard(transcript: Transcript, message: GraderMessage): Transcript | null {
  if (transcript.end !== null) return null;
  switch (message.type) {
    case 'ready':
      return null;
    case 'started':
      return transcript.isStarted ? null : { ...transcript, isStarted: true };
    case 'collected':
      return collectedMore(transcript, message.tests);
    case 'collect-error': {
      const { collectErrors } = transcript;
      const isNew = collectErrors.every((error) => error.file !== message.file);
      return isNew && collectErrors.length < TEST_FILES_MAX
        ? { ...transcript, collectErrors: [...collectErrors, message] }
        : null;
    }
    case 'test': {
      const isAnnounced = transcript.collected?.some((test) => test.id === message.id) ?? false;
      const isNew = transcript.tests.every((test) => test.id !== message.id);
      return isAnnounced && isNew ? { ...transcript, tests: [...transcript.tests, message] } : null;
    }
    case 'end':
      return { ...transcript, end: message };
  }
}

/** One list for the public files and, once their tests have run, one for the hidden ones. */
function collectedMore(transcript: Transcript, tests: readonly CollectedTest[]): Transcript | null {
  const collected = [...(transcript.collected ?? []), ...tests];
  const areNew = new Set(collected.map((test) => test.id)).size === collected.length;
  return areNew && collected.length <= TESTS_MAX ? { ...transcript, collected } : null;
}

/** The grader's own words for the same (grader/messages.py): a student must not see which of the two was quicker. */
const CUT_WORDS: Readonly<Record<ReachedLimit, string>> = {
  time: 'stopped: the time limit was reached',
  memory: 'stopped: the memory limit was reached',
  output: 'stopped: too much was printed',
  processes: 'stopped: too many processes or threads',
  disk: 'stopped: the disk space was used up',
};

/**
 * The transcript of a conversation that the runner cut. Tests run in the order in which they were announced, so the
 * first without a report was running, and failed by the limit: as the grader would have told, had it been in time.
 */
export function cutShort(transcript: Transcript, cut: ReachedLimit): Transcript {
  const told = new Set(transcript.tests.map((test) => test.id));
  const running = transcript.collected?.find((test) => !told.has(test.id));
  if (running === undefined || transcript.end !== null) return { ...transcript, cut };
  const { id, name, file } = running;
  const failed = { outcome: 'failed', cause: 'limit', durationMs: 0, output: '' } as const;
  const report = { type: 'test', id, name, file, ...failed, message: CUT_WORDS[cut] } as const;
  return { ...transcript, cut, tests: [...transcript.tests, report] };
}

/** Nothing of the tests could run: the file did not parse, failed while loading, or never came to an end of it. */
export function neverLoaded(transcript: Transcript): boolean {
  return transcript.end?.load?.ok === false || transcript.collected === null;
}

/** Why the student's code was stopped. What the runner saw itself comes before what the grader says. */
export function stoppedBy(transcript: Transcript): Stopped | null {
  return transcript.cut ?? transcript.end?.stopped ?? null;
}
