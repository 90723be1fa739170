// What an exam does about what is seen: its `proctoring:` in exam.yml, and what an accommodation changes in it.
import { z } from 'zod';

/** What sightings are about. Sightings of one matter are counted together. */
export const matterShape = z.enum([
  'departure',
  'display',
  'paste',
  'input',
  'escape',
  'remote',
  'machine',
  'process',
  'network',
  'clock',
  'power',
  'crash',
]);
export type Matter = z.infer<typeof matterShape>;

/** Matters that nobody brings about on purpose: always recorded, never held against anyone, not configurable. */
export const ACCIDENTS = ['power', 'crash'] as const satisfies readonly Matter[];
export type RuledMatter = Exclude<Matter, (typeof ACCIDENTS)[number]>;

const WARNINGS_MAX = 100;

const ruleShape = z.strictObject({
  do: z.enum(['record', 'warn', 'lock']),
  /** With `lock`: warnings before it; 0 locks at once. */
  warnings: z.int().min(0).max(WARNINGS_MAX).default(2),
});
export type Rule = z.infer<typeof ruleShape>;

/** `paste: warn` says the same as `paste: { do: warn }`. */
const spread = (written: unknown) => (typeof written === 'string' ? { do: written } : written);
const rule = z.preprocess(spread, ruleShape);

const departureShape = z.strictObject({
  ...ruleShape.shape,
  /** An absence shorter than this is recorded and does not count. */
  graceMs: z.int().min(0).max(60_000).default(0),
});

/** What the editor's gate may let in for one student; the names are the gate's own. */
const editorShape = z.strictObject({
  dictation: z.boolean().optional(),
  unkeyedChars: z.int().min(0).max(1_000).optional(),
  unkeyedRefillMs: z.int().min(1).max(60_000).optional(),
  compositionMaxChars: z.int().min(1).max(1_000).optional(),
  compositionCharsPerKey: z.number().min(1).max(100).optional(),
});

/** The exact name of a program's file, without its folder; compared without regard to case. */
const processNameShape = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._+-]{0,63}$/u);

/** Unknown words are refused, so that a misspelt rule is never silently ignored. */
export const policyShape = z.strictObject({
  departure: z.preprocess(spread, departureShape),
  display: rule,
  paste: rule,
  input: rule,
  escape: rule,
  remote: rule,
  machine: rule,
  process: rule,
  network: rule,
  clock: rule,
  /** Programs that must not run beside the exam. */
  processes: z.array(processNameShape).max(200),
  editor: editorShape,
});
export type Policy = z.infer<typeof policyShape>;

/** As written in exam.yml or in an accommodation: what is left out stays as it was. */
export const policyChangeShape = policyShape.partial();
export type PolicyChange = z.infer<typeof policyChangeShape>;
