// The numbers of the gate, and how an accommodation may relax them.

export type GateRules = {
  /** How long a key press may wait for its text. Long enough for a busy machine, too short to save keys up. */
  readonly keyWindowMs: number;
  /** Key presses kept waiting at once; an input method that answers late may owe a few. */
  readonly keysWaitingMax: number;
  /** Characters without a key let in before the allowance is empty (on-screen keyboards, emoji panels). */
  readonly unkeyedChars: number;
  /** Time in which the allowance grows by one character. */
  readonly unkeyedRefillMs: number;
  /** UTF-16 units of the longest single character let in; a family emoji has 11. */
  readonly characterMaxLength: number;
  /** Characters an input method may hold in one composition. */
  readonly compositionMaxChars: number;
  /** Characters per key press in a composition. One for alphabets and syllables; more where the method predicts. */
  readonly compositionCharsPerKey: number;
  /** Characters in a composition beyond what its keys pay for: separators that the method shows while composing. */
  readonly compositionSlackChars: number;
  /** Longest text let in at once without keys; 0 refuses dictation. Each is a sighting. */
  readonly dictationMaxChars: number;
};

export const DEFAULT_RULES: GateRules = {
  keyWindowMs: 1_500,
  keysWaitingMax: 8,
  unkeyedChars: 4,
  unkeyedRefillMs: 2_000,
  characterMaxLength: 16,
  compositionMaxChars: 32,
  compositionCharsPerKey: 1,
  compositionSlackChars: 2,
  dictationMaxChars: 0,
};

/** What a student may have been granted. Everything left out keeps its default. */
export type Accommodation = {
  /** Speech to text: whole phrases arrive without keys. */
  readonly dictation?: boolean;
  /** Switch devices and on-screen keyboards that send characters without keys. */
  readonly unkeyedChars?: number;
  readonly unkeyedRefillMs?: number;
  /** Input methods that predict or hold long phrases. */
  readonly compositionMaxChars?: number;
  readonly compositionCharsPerKey?: number;
};

const DICTATION_MAX_CHARS = 300;

export function rulesFor(accommodation: Accommodation): GateRules {
  const { dictation = false, ...relaxed } = accommodation;
  return {
    ...DEFAULT_RULES,
    ...relaxed,
    dictationMaxChars: dictation ? DICTATION_MAX_CHARS : 0,
  };
}
