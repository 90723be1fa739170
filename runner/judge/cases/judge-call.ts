// From what the driver answered to whether a case of calls is passed. Answers are the student's word, so each is compared
// with what is expected here, where no program of theirs runs.
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { Tolerance } from '#contract/test-kinds.ts';
import type { Ask } from './call-plan.ts';
import { difference } from './compare.ts';
import type { Rule } from './compare.ts';
import { LIMIT_WORDS, failed, howItEnded } from './judged.ts';
import type { CaseFacts, CaseVerdict } from './judged.ts';
import { valueDifference } from './values.ts';
import { parseAnswer, shown } from './words.ts';
import type { Answer, Json, Value } from './words.ts';

export type JudgedCall = {
  readonly verdict: CaseVerdict;
  readonly expected: string | null;
  readonly actual: string | null;
  /** Of the exception that ended it, in the language's own words; empty without. */
  readonly trace: string;
};

export type CallJudging = {
  readonly language: ProgrammingLanguage;
  readonly rule: Rule;
  /** The answers, and what was printed before each. */
  readonly lines: readonly string[];
  readonly printed: readonly string[];
  /** What is expected to be printed, by ask; null: it is not compared. */
  readonly prints: readonly (string | null)[];
  readonly isOutOfMemory: (trace: string) => boolean;
};

export function judgeCall(
  asks: readonly Ask[],
  facts: CaseFacts,
  judging: CallJudging,
): JudgedCall {
  for (const [at, ask] of asks.entries()) {
    const line = judging.lines[at];
    if (line === undefined) return unanswered(ask, facts);
    const answer = parseAnswer(line);
    if (answer === null) return nothing(failed('assertion', 'what came back is no value'));
    const wrong = judgeAnswer(ask, answer, judging, at, facts.hits);
    if (wrong !== null) return wrong;
  }
  const ended = howItEnded(facts, 0);
  if (ended !== null) return nothing(ended);
  return nothing(
    judging.lines.length === asks.length
      ? { outcome: 'passed', cause: null, reached: null, message: null }
      : failed('assertion', 'more came back than was asked'),
  );
}

const nothing = (verdict: CaseVerdict, trace = ''): JudgedCall => ({
  ...{ verdict, trace },
  ...{ expected: null, actual: null },
});

function unanswered({ request }: Ask, facts: CaseFacts): JudgedCall {
  const ended = howItEnded(facts, 0);
  const words = `the program ended before ${request.op === 'load' ? 'it was loaded' : `${request.name} was done`}`;
  return nothing(ended ?? failed('subject-gone', words));
}

/** Null where it is as expected. */
function judgeAnswer(
  { request, expects }: Ask,
  answer: Answer,
  judging: CallJudging,
  at: number,
  hits: CaseFacts['hits'],
): JudgedCall | null {
  if (answer.kind === 'missing')
    return nothing(failed('assertion', `there is no ${request.name} that takes these arguments`));
  const wanted = expects.raises;
  if (answer.kind === 'raised') {
    if (wanted === null || !answer.names.includes(wanted))
      return raised(answer, wanted, judging, hits);
  } else if (wanted !== null) {
    const message = `${request.name} should have failed with ${wanted}`;
    return {
      ...nothing(failed('assertion', message)),
      expected: wanted,
      actual: shown(answer.value),
    };
  } else if (expects.returns !== undefined) {
    const rule = { ...judging, tolerance: judging.rule.tolerance, type: expects.type };
    const wrong = wrongValue(expects.returns, answer.value, rule, 'what was returned');
    if (wrong !== null) return wrong;
  }
  return (
    wrongPrint(judging.prints[at] ?? null, judging.printed[at] ?? '', judging.rule) ??
    wrongArgument(expects.argsAfter, answer.args, judging)
  );
}

function raised(
  { names, trace }: Extract<Answer, { kind: 'raised' }>,
  wanted: string | null,
  { isOutOfMemory }: CallJudging,
  hits: CaseFacts['hits'],
): JudgedCall {
  if (isOutOfMemory(trace)) return nothing(failed('limit', LIMIT_WORDS.memory, 'memory'), trace);
  // Where a thread cannot be started some languages raise an exception, which is the limit's and not the program's.
  const [hit] = hits;
  if (hit !== undefined) return nothing(failed('limit', LIMIT_WORDS[hit], hit), trace);
  const verdict = failed('exception', trace.trim());
  return { verdict, expected: wanted, actual: names[0] ?? null, trace };
}

type TypedRule = {
  readonly language: ProgrammingLanguage;
  readonly tolerance: Tolerance;
  readonly type: string | null;
};

function wrongValue(
  expected: Json,
  actual: Value,
  { language, tolerance, type }: TypedRule,
  what: string,
): JudgedCall | null {
  const wrong = valueDifference(expected, actual, { language, tolerance, type });
  if (wrong === null) return null;
  return {
    ...nothing(failed('assertion', `${what} ${wrong}`)),
    expected: JSON.stringify(expected),
    actual: shown(actual),
  };
}

function wrongPrint(expected: string | null, actual: string, rule: Rule): JudgedCall | null {
  const wrong = expected === null ? null : difference(rule, expected, actual);
  return wrong === null ? null : { ...nothing(failed('assertion', wrong)), expected, actual };
}

function wrongArgument(
  wanted: Readonly<Record<string, Json>>,
  args: Value,
  { language, rule }: CallJudging,
): JudgedCall | null {
  const items = args.kind === 'list' ? args.items : [];
  for (const [at, expected] of Object.entries(wanted)) {
    const actual = items[Number(at)] ?? { kind: 'undefined' };
    const typed = { language, tolerance: rule.tolerance, type: null };
    const wrong = wrongValue(expected, actual, typed, `argument ${Number(at) + 1}`);
    if (wrong !== null) return wrong;
  }
  return null;
}
