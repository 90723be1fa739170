// Reads the text of exam.yml: the manifest, and everything that is wrong with it, each at its line.
import { LineCounter, isMap, isPair, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { MINUTE_MS } from '#contract/limits.ts';
import type { Finding } from './finding.ts';
import { examManifestShape } from './manifest-shape.ts';
import type { ExamManifest } from './manifest-shape.ts';

export const EXAM_FILE = 'exam.yml';

export type ReadExam = {
  /** Null where the file cannot be understood; there are errors then. */
  readonly manifest: ExamManifest | null;
  readonly findings: readonly Finding[];
  /** A finding at a place such as `['problems', 2]`, or at its nearest parent that is written. */
  readonly at: (keys: readonly PropertyKey[], sentence: string, severity?: Severity) => Finding;
};
type Severity = Finding['severity'];

/** Aliases may not unfold without end. */
const ALIASES_MAX = 50;

export function readExamFile(text: string, file = EXAM_FILE): ReadExam {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const from = (offset: number, sentence: string, severity: Severity = 'error'): Finding => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), severity, sentence };
  };
  const at: ReadExam['at'] = (keys, sentence, severity) =>
    from(offsetOf(document, keys), sentence, severity);
  const syntax = document.errors.map((error) => from(error.pos[0], error.message));
  if (syntax.length > 0) return { manifest: null, findings: syntax, at };
  const values = plainValues(document);
  if (values === null)
    return { manifest: null, findings: [from(0, 'Its aliases refer to each other.')], at };
  const parsed = examManifestShape.safeParse(values.value);
  if (!parsed.success)
    return { manifest: null, findings: parsed.error.issues.map((one) => issueAt(one, at)), at };
  return { manifest: parsed.data, findings: contradictions(parsed.data, at), at };
}

function plainValues(document: Document): { readonly value: unknown } | null {
  try {
    return { value: document.toJS({ maxAliasCount: ALIASES_MAX }) };
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

function issueAt(issue: z.core.$ZodIssue, at: ReadExam['at']): Finding {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${key}"`).join(', ');
    return at([...issue.path, issue.keys[0] ?? ''], `${where || EXAM_FILE} knows no ${names}.`);
  }
  return at(issue.path, where === '' ? issue.message : `${where}: ${issue.message}.`);
}

/** What each part alone allows and the whole does not. */
function contradictions(manifest: ExamManifest, at: ReadExam['at']): Finding[] {
  const { problems, window, time, title, rules, languages } = manifest;
  const findings: Finding[] = [];
  problems.forEach(({ id }, index) => {
    const first = problems.findIndex((other) => other.id === id);
    if (first !== index) findings.push(at(['problems', index], `"${id}" is listed twice.`));
  });
  const opensAt = Date.parse(window.opens ?? '');
  const closesAt = Date.parse(window.closes ?? '');
  if (opensAt >= closesAt)
    findings.push(at(['window', 'closes'], 'The exam closes before it opens.'));
  if (time.minutes === null && time.graceSeconds > 0)
    findings.push(at(['time', 'graceSeconds'], 'Without a time limit there is no grace.'));
  for (const minutes of time.warnAtMinutes)
    if (time.minutes !== null && minutes >= time.minutes)
      findings.push(
        at(['time', 'warnAtMinutes'], `${minutes} minutes is the whole exam or more.`, 'warning'),
      );
  if (time.minutes !== null && closesAt - opensAt < time.minutes * MINUTE_MS)
    findings.push(
      at(['window'], 'The window is shorter than the exam: it says when one may begin.', 'warning'),
    );
  for (const language of languages)
    for (const [key, text] of [['title', title] as const, ['rules', rules] as const])
      if (text !== undefined && text[language] === undefined)
        findings.push(at([key], `There is no ${key} in "${language}".`, 'warning'));
  return findings;
}

/** Where the key stands; for a key that is missing, where its nearest parent's key stands. */
function offsetOf(document: Document, keys: readonly PropertyKey[]): number {
  let offset = 0;
  for (let depth = 1; depth <= keys.length; depth += 1) {
    const above = keys.slice(0, depth - 1);
    const parent: unknown = depth === 1 ? document.contents : nodeAt(document, above);
    const key = keys[depth - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      : undefined;
    const start = startOf(pair?.key ?? nodeAt(document, keys.slice(0, depth)));
    if (start === null) return offset;
    offset = start;
  }
  return offset;
}

/** The node there; undefined where the path runs through something that has no parts. */
function nodeAt(document: Document, keys: readonly PropertyKey[]): unknown {
  return document.hasIn(keys.slice(0, -1)) || keys.length === 1
    ? document.getIn(keys, true)
    : undefined;
}

function startOf(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : null;
}
