// One case of calls: what is asked of the program, and what its answers are worth.
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { CaseFile } from '#contract/problem.ts';
import type { CallCase, CallSet } from '#contract/test-kinds.ts';
import { bytesOf, callOrder } from './case-orders.ts';
import type { Program } from './case-orders.ts';
import type { RunAnswer } from './judge/cases/answers.ts';
import { planCall } from './judge/cases/call-plan.ts';
import type { Ask } from './judge/cases/call-plan.ts';
import { judgeCall } from './judge/cases/judge-call.ts';
import type { JudgedCall } from './judge/cases/judge-call.ts';
import type { CaseFacts } from './judge/cases/judged.ts';
import { requestLine } from './judge/cases/words.ts';
import { matchesWhole } from './pattern.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

export type InCallSet = CallCase & { readonly set: CallSet };

export type CallRun = {
  readonly order: string;
  judge(answer: RunAnswer, facts: CaseFacts): JudgedCall;
};

/** @returns in words what the author left out, where there is nothing to run */
export function prepareCall(
  one: InCallSet,
  program: Program & { readonly language: ProgrammingLanguage },
  caseFiles: readonly CaseFile[],
  wallMs: number,
): Result<CallRun, string> {
  const { language, recipe, entry } = program;
  const plan = planCall(one.set, one, language, recipe.loads(entry));
  if (!plan.ok) return fail(plan.error);
  const asks = plan.value;
  const typed = [one, ...(one.steps ?? [])].map(({ stdin }) => bytesOf(stdin, caseFiles));
  const order = callOrder(
    program,
    asks.map(({ request }) => requestLine(request)),
    Buffer.concat(typed),
    wallMs,
  );
  return ok({
    order,
    judge: (answer, facts) =>
      judgeCall(asks, facts, {
        language,
        rule: { compare: one.set.compare, tolerance: one.set.tolerance, matches: matchesWhole },
        lines: linesOf(answer),
        printed: printedOf(answer),
        prints: printsOf(asks, caseFiles),
        isOutOfMemory: (trace) => recipe.outOfMemory?.test(trace) ?? false,
      }),
  });
}

function linesOf({ answerBase64 }: RunAnswer): string[] {
  const lines = Buffer.from(answerBase64, 'base64').toString('latin1').split('\n');
  // What stands behind the last line end is no line.
  return lines.slice(0, -1);
}

/** What was printed between one answer and the next. */
function printedOf({ stdoutBase64, marks }: RunAnswer): string[] {
  const stdout = Buffer.from(stdoutBase64, 'base64');
  return marks.map((mark, at) => stdout.toString('utf8', marks[at - 1] ?? 0, mark));
}

const printsOf = (asks: readonly Ask[], caseFiles: readonly CaseFile[]): (string | null)[] =>
  asks.map(({ expects: { prints } }) =>
    prints === undefined ? null : Buffer.from(bytesOf(prints, caseFiles)).toString('utf8'),
  );
