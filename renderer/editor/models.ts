// One model per problem and language, kept while its editor lives, so that each keeps its own undo steps, cursor and scroll position
// when the student goes from one problem to another and back.
import type { ProblemId } from '#contract/ids.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { difference } from './difference.ts';
import type { Gate } from './gate/gate.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { monaco, type Disposable, type TextModel } from './monaco.ts';
import { evenLineEnds, type LineEnd } from './source-text.ts';

export type ProblemText = {
  readonly problemId: ProblemId;
  readonly source: string;
  readonly language: ProgrammingLanguage;
  /** Number of the last edit that the host has of this problem; 0 for none. */
  readonly lastSeq: number;
};

export type OpenProblem = {
  readonly problemId: ProblemId;
  readonly language: ProgrammingLanguage;
  readonly model: TextModel;
  readonly ledger: Ledger;
  /** Replaces the whole text as one step that can be undone. */
  replace(source: string, why: 'reset' | 'restore'): void;
  dispose(): void;
};

export function openProblem(
  start: ProblemText,
  gate: Gate,
  nowMs: () => number,
  onRecorded: () => void,
): OpenProblem {
  const even = evenLineEnds(start.source);
  const model = createModel(even.text, even.lineEnd, start.language);
  const ledger = createLedger({ text: start.source, lastSeq: start.lastSeq }, nowMs);
  const watch: Disposable = gate.watch(model, ledger, onRecorded);
  const change = difference(start.source, even.text);
  if (change !== null) {
    ledger.record('line-ends', [change]);
    onRecorded();
  }
  return {
    problemId: start.problemId,
    language: start.language,
    model,
    ledger,
    replace: (source, why) => gate.permission.during(why, () => replaceAll(model, source)),
    dispose: () => {
      watch.dispose();
      model.dispose();
    },
  };
}

/** One colour for brackets: the pair at the cursor is framed, and six colours would say nothing more. */
const PLAIN_BRACKETS = { enabled: false, independentColorPoolPerBracketType: false };

function createModel(text: string, lineEnd: LineEnd, language: ProgrammingLanguage): TextModel {
  // Monaco takes one byte order mark away from the start of a text, so a text that has one is given another.
  const model = monaco.editor.createModel(
    text.startsWith('\uFEFF') ? `\uFEFF${text}` : text,
    language,
  );
  // A text of one line has no line end of its own; the system's would differ from station to station.
  model.setEOL(sequenceOf(lineEnd));
  model.detectIndentation(true, 4);
  model.updateOptions({ bracketColorizationOptions: PLAIN_BRACKETS });
  return model;
}

function replaceAll(model: TextModel, source: string): void {
  const even = evenLineEnds(source);
  model.pushStackElement();
  if (even.lineEnd !== model.getEOL()) model.pushEOL(sequenceOf(even.lineEnd));
  const change = difference(model.getValue(), even.text);
  if (change !== null) {
    const start = model.getPositionAt(change.offset);
    const end = model.getPositionAt(change.offset + change.removedLength);
    const range = monaco.Range.fromPositions(start, end);
    model.pushEditOperations(null, [{ range, text: change.inserted }], () => null);
  }
  model.pushStackElement();
}

const sequenceOf = (lineEnd: LineEnd): monaco.editor.EndOfLineSequence =>
  lineEnd === '\r\n' ? monaco.editor.EndOfLineSequence.CRLF : monaco.editor.EndOfLineSequence.LF;
