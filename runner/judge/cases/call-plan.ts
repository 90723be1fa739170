// What a case of calls asks of the student's program, one request after the other, and what is expected of each answer.
import type { ProgrammingLanguage } from '#contract/language.ts';
import { nameIn } from '#contract/test-kinds.ts';
import type { CallCase, CallSet, CallStep, NameByLanguage } from '#contract/test-kinds.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Json, Request } from './words.ts';

/** `undefined` and null: it is not compared. */
export type Expectation = {
  readonly returns: Json | undefined;
  readonly type: string | null;
  readonly raises: string | null;
  readonly prints: CallCase['prints'];
  readonly argsAfter: Readonly<Record<string, Json>>;
};

export type Ask = { readonly request: Request; readonly expects: Expectation };

const NOTHING: Expectation = {
  ...{ returns: undefined, type: null, raises: null },
  ...{ prints: undefined, argsAfter: {} },
};

/**
 * The first request loads the file.
 * @returns in words why not, where the author gives no name for this language
 */
export function planCall(
  set: Pick<CallSet, 'function' | 'class'>,
  one: CallCase,
  language: ProgrammingLanguage,
  loads: string,
): Result<Ask[], string> {
  const file: Ask = {
    request: { op: 'load', name: loads, args: [], wantsArgs: false },
    expects: NOTHING,
  };
  const isClass = one.steps !== undefined;
  const first = askOf(
    isClass ? 'new' : 'function',
    isClass ? set.class : set.function,
    one,
    language,
  );
  const asks = [ok(file), first, ...(one.steps ?? []).map((step) => askOfStep(step, language))];
  const plan: Ask[] = [];
  for (const ask of asks) {
    if (!ask.ok) return ask;
    plan.push(ask.value);
  }
  return ok(plan);
}

const askOfStep = (step: CallStep, language: ProgrammingLanguage): Result<Ask, string> =>
  askOf(step.call === undefined ? 'get' : 'call', step.call ?? step.get, step, language);

type Expected = Pick<CallStep, 'args' | 'returns' | 'type' | 'raises' | 'prints' | 'argsAfter'>;

function askOf(
  op: Request['op'],
  named: NameByLanguage | undefined,
  expected: Expected,
  language: ProgrammingLanguage,
): Result<Ask, string> {
  const name = named === undefined ? null : nameIn(named, language);
  if (name === null) return fail(`the problem names nothing to call in ${language}`);
  const raises = expected.raises === undefined ? null : nameIn(expected.raises, language);
  if (raises === null && expected.raises !== undefined)
    return fail(`the problem names no exception in ${language}`);
  const { args, returns, prints, argsAfter = {} } = expected;
  const type = expected.type === undefined ? null : nameIn(expected.type, language);
  return ok({
    request: { op, name, args, wantsArgs: Object.keys(argsAfter).length > 0 },
    expects: { returns, type, raises, prints, argsAfter },
  });
}
