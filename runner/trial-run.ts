// A program run for its student alone, with their own input: same sandbox, nothing judged, nothing kept.
import { createHash } from 'node:crypto';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { programIn, limitsIn, programsOf } from '#contract/programs.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { trialOrder } from './case-orders.ts';
import type { Program } from './case-orders.ts';
import { compile } from './judge-cases.ts';
import type { RunnerFault, TrialAsk, TrialEnd, TrialRun } from './judging.ts';
import { recipes } from './languages/languages.ts';
import type { Want } from './sandbox/allowances.ts';
import { converseCases } from './sandbox/converse-cases.ts';
import { converseTrial } from './sandbox/converse-trial.ts';
import type { TrialConversation } from './sandbox/converse-trial.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

export type TrialParts = {
  readonly lend: (want: Want) => Promise<Result<Sandbox, RunnerFault>>;
  readonly blame: (detail: string) => Promise<RunnerFault>;
  /** Waits until no judgement waits. @returns how to give the turn back */
  readonly turn: () => Promise<() => void>;
};

/** Typed before the program runs; more than this is a bug of whoever calls. */
const EARLY_WORDS_MAX = 1_000;

export function runTrial(ask: TrialAsk, parts: TrialParts): TrialRun {
  const stopping = Promise.withResolvers<'stopped'>();
  const early: ((live: TrialConversation) => void)[] = [];
  let live: TrialConversation | null = null;
  const say = (word: (live: TrialConversation) => void): void => {
    if (live !== null) word(live);
    else if (early.length < EARLY_WORDS_MAX) early.push(word);
  };
  const begin = (conversation: TrialConversation): void => {
    live = conversation;
    for (const word of early.splice(0)) word(conversation);
  };
  return {
    ended: perform(ask, parts, { begin, stopped: stopping.promise }),
    type: (text) => say((running) => running.type(text)),
    endInput: () => say((running) => running.endInput()),
    stop: () => {
      stopping.resolve('stopped');
      live?.stop();
    },
  };
}

type Reins = {
  readonly begin: (live: TrialConversation) => void;
  readonly stopped: Promise<'stopped'>;
};

async function perform(
  ask: TrialAsk,
  parts: TrialParts,
  reins: Reins,
): Promise<Result<TrialEnd, RunnerFault>> {
  const { problem } = ask;
  const language = ask.language ?? programsOf(problem.manifest)[0].language;
  const program = programIn(problem.manifest, language);
  if (program === null) throw new Error(`the problem is not offered in ${language}`);
  const recipe = recipes[language];
  const limits = limitsIn(problem.manifest, language);
  const giveBack = await parts.turn();
  const lent = await parts.lend({ language, outfit: recipe.cases, limits });
  if (!lent.ok) {
    giveBack();
    return lent;
  }
  const sandbox = lent.value;
  try {
    const built = { language, entry: program.entry, limits, recipe: recipe.program };
    const compiled = await Promise.race([prepare(sandbox, ask, built), reins.stopped]);
    giveBack();
    if (compiled === 'stopped') return ok(NOT_BEGUN);
    if (!compiled.ok) return fail(await parts.blame(compiled.error));
    if (compiled.value !== null) return ok(compiled.value);
    ask.onRunning();
    const conversation = converseTrial(sandbox, {
      order: trialOrder(built, ask.args, ask.wallMs),
      wallMs: ask.wallMs,
      onOutput: ask.onOutput,
    });
    reins.begin(conversation);
    void reins.stopped.then(() => conversation.stop());
    const ended = await conversation.ended;
    return ended.ok ? ok({ kind: 'ran', ...ended.value }) : fail(await parts.blame(ended.error));
  } finally {
    giveBack();
    void sandbox.destroy();
  }
}

/** Compiles, and lets judgements go before. @returns null when the program can run */
async function prepare(
  sandbox: Sandbox,
  { source }: Pick<TrialAsk, 'source'>,
  program: Program & { readonly language: ProgrammingLanguage },
): Promise<Result<TrialEnd | null, string>> {
  const sourceSha256 = createHash('sha256').update(source).digest('hex');
  const compiled = await compile(converseCases(sandbox), { program, source, sourceSha256 });
  if ('kind' in compiled)
    return compiled.kind === 'broken'
      ? fail(compiled.detail)
      : ok({ ...NOT_BEGUN, stopped: null, reached: compiled.limit });
  const { loadError } = compiled;
  if (loadError !== null) return ok({ kind: 'not-compiled', loadError });
  await sandbox.giveWay();
  return ok(null);
}

const NOT_BEGUN: TrialEnd & { readonly kind: 'ran' } = {
  kind: 'ran',
  stopped: 'asked',
  reached: null,
  status: null,
  wallMs: 0,
  cpuMs: null,
  memoryBytes: null,
};
