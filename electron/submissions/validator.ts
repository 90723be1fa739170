// What a source must be before it may enter the queue. It is read, never changed, and a refusal costs nothing.
import { KIB } from '#contract/limits.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { ProblemManifest } from '#contract/problem.ts';
import { programIn, programsOf } from '#contract/programs.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { SourceFault } from '#contract/submission.ts';
import { forbiddenWords } from './forbidden-words.ts';
import { placesIn } from './text-place.ts';

export type ValidatorFault =
  | SourceFault
  | { readonly kind: 'unknown-problem' }
  /** The problem is not offered in it. */
  | { readonly kind: 'unknown-language' };

export type ToValidate = {
  /** The bytes as they would be stored and run. */
  readonly source: Uint8Array;
  /** The problem that it answers; null when there is no such problem. */
  readonly manifest: ProblemManifest | null;
  /** Default: the problem's first. */
  readonly language?: ProgrammingLanguage | undefined;
};

/**
 * Decides whether a source may be submitted. The first fault counts, in the order in which it can be
 * decided cheaply: problem, size, encoding, NUL, words. A syntax error is none: it is the verdict's business.
 */
export function validateSource({
  source,
  manifest,
  language,
}: ToValidate): Result<null, ValidatorFault> {
  if (manifest === null) return fail({ kind: 'unknown-problem' });
  const maxBytes = manifest.sourceMaxKb * KIB;
  const sizeBytes = source.byteLength;
  if (sizeBytes > maxBytes) return fail({ kind: 'source-too-long', sizeBytes, maxBytes });
  const text = decode(source);
  if (text === null) return fail({ kind: 'not-utf8' });
  if (text.trim() === '') return fail({ kind: 'source-empty' });
  const nul = text.indexOf('\0');
  if (nul !== -1) return fail({ kind: 'nul-byte', ...placesIn(text)(nul) });
  const program = language === undefined ? programsOf(manifest)[0] : programIn(manifest, language);
  if (program === null) return fail({ kind: 'unknown-language' });
  if (program.language !== 'python') return ok(null);
  if (declaresOtherEncoding(text)) return fail({ kind: 'not-utf8' });
  const findings = forbiddenWords(text, program.forbidden);
  return findings.length === 0 ? ok(null) : fail({ kind: 'forbidden', findings });
}

/** The text without a byte order mark, which neither Python nor the editor counts; null if it is not UTF-8. */
function decode(source: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(source);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const UTF8_NAMES = new Set(['utf-8', 'utf8', 'u8', 'utf-8-sig']);
const SAME_FOR_ASCII = new Set([
  'ascii',
  'us-ascii',
  'latin-1',
  'iso-8859-1',
  'iso-8859-15',
  'cp1252',
]);
const ASCII_ONLY = /^[\0-\x7f]*$/;

/**
 * Python reads a file in the encoding that a comment in its first two lines names, and with some of them
 * (utf-7) the words it runs are not the words that stand here.
 *
 * @source the pattern and the two-line rule are those of PEP 263
 */
function declaresOtherEncoding(text: string): boolean {
  const [first = '', second = ''] = text.split(/\r\n|\n|\r/, 2);
  const blankOrComment = /^[ \t\f]*(?:#.*)?$/;
  const cookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
  const named = cookie.exec(first) ?? (blankOrComment.test(first) ? cookie.exec(second) : null);
  const encoding = named?.[1]?.toLowerCase().replaceAll('_', '-');
  if (encoding === undefined || UTF8_NAMES.has(encoding)) return false;
  return !(SAME_FOR_ASCII.has(encoding) && ASCII_ONLY.test(text));
}
