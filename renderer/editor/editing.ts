// An open editor, without React: the Monaco editor, its gate, and the problems that it shows one at a time.
import type { Edit } from '#contract/edit.ts';
import type { ProblemId } from '#contract/ids.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import type { GateSighting } from '#contract/sighting.ts';
import type { Gate } from './gate/gate.ts';
import type { Accommodation } from './gate/rules.ts';
import { joinGate } from './gate/window-gate.ts';
import { showMarkers, type Marker } from './markers.ts';
import { openProblem, type OpenProblem, type ProblemText } from './models.ts';
import { monaco, type CodeEditor } from './monaco.ts';
import { fixedOptions, lookOptions, type Look } from './options.ts';
import type { EditorTheme } from './code-colours.ts';
import { applyTheme } from './theme.ts';

/** What the editor holds after something changed. */
export type EditorChange = {
  readonly problemId: ProblemId;
  readonly language: ProgrammingLanguage;
  readonly source: string;
  /** UTF-16 offset in `source`. */
  readonly cursor: number;
  /** Edits since the last change told, oldest first; none where only the cursor moved. */
  readonly edits: readonly Edit[];
};

export type EditingPort = {
  onChange(change: EditorChange): void;
  onBlocked(sighting: GateSighting): void;
};

export type Editing = {
  /** Shows a problem in one language. Its text is taken the first time only; later it is as the student left it. */
  show(start: ProblemText, cursor: number): void;
  look(look: Look, theme: EditorTheme): void;
  /** Null until a problem is shown. */
  getSource(): string | null;
  setSource(text: string, why: 'reset' | 'restore'): void;
  focus(): void;
  /** Line and column from 1. */
  reveal(line: number, column: number): void;
  showMarkers(markers: readonly Marker[]): void;
  dispose(): void;
};

/** A cursor that only moves is told this long after it came to rest. */
const CURSOR_REST_MS = 400;

const pageNowMs = (): number => performance.timeOrigin + performance.now();

export function openEditing(
  place: HTMLElement,
  port: EditingPort,
  accommodation: Accommodation,
): Editing {
  const { gate, leave } = joinGate(window, {
    accommodation,
    nowMs: pageNowMs,
    tell: (sighting) => port.onBlocked(sighting),
  });
  const editor = monaco.editor.create(place, fixedOptions);
  const guarded = gate.guard(editor);
  const shelf = createShelf(editor, gate, port);
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
  return {
    show: (start, cursor) => shelf.show(start, cursor),
    look: (look, theme) => {
      editor.updateOptions(lookOptions(look));
      applyTheme(theme, place);
    },
    getSource: () => shelf.shown()?.model.getValue() ?? null,
    setSource: (text, why) => shelf.shown()?.replace(text, why),
    focus: () => editor.focus(),
    reveal: (lineNumber, column) => {
      editor.setPosition({ lineNumber, column });
      editor.revealPositionInCenterIfOutsideViewport({ lineNumber, column });
    },
    showMarkers: (markers) => {
      const model = shelf.shown()?.model;
      if (model !== undefined) showMarkers(model, markers);
    },
    dispose: () => {
      shelf.dispose();
      guarded.dispose();
      editor.dispose();
      leave();
    },
  };
}

type Shelf = {
  show(start: ProblemText, cursor: number): void;
  shown(): OpenProblem | null;
  dispose(): void;
};

const keyOf = ({ problemId, language }: Pick<ProblemText, 'problemId' | 'language'>): string =>
  `${problemId} ${language}`;

/** The problems that were opened, and the one that is shown. */
function createShelf(editor: CodeEditor, gate: Gate, port: EditingPort): Shelf {
  const problems = new Map<string, OpenProblem>();
  const viewStates = new Map<OpenProblem, monaco.editor.ICodeEditorViewState | null>();
  let shown: OpenProblem | null = null;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  const tell = (problem: OpenProblem): void => {
    if (problem.model.isDisposed()) return;
    const position = shown === problem ? editor.getPosition() : null;
    port.onChange({
      problemId: problem.problemId,
      language: problem.language,
      source: problem.ledger.text(),
      cursor: position === null ? 0 : problem.model.getOffsetAt(position),
      edits: problem.ledger.takeEdits(),
    });
  };
  const open = (start: ProblemText): OpenProblem => {
    let due = false;
    const problem: OpenProblem = openProblem(start, gate, pageNowMs, () => {
      // Told after the command is through: the cursor follows the text, and one key may be several edits.
      if (!due)
        queueMicrotask(() => {
          due = false;
          tell(problem);
        });
      due = true;
    });
    problems.set(keyOf(start), problem);
    return problem;
  };
  const cursorMoves = editor.onDidChangeCursorPosition(() => {
    clearTimeout(restTimer);
    restTimer = setTimeout(() => {
      if (shown !== null) tell(shown);
    }, CURSOR_REST_MS);
  });
  return {
    show: (start, cursor) => {
      if (shown !== null && keyOf(shown) === keyOf(start)) return;
      if (shown !== null) viewStates.set(shown, editor.saveViewState());
      const known = problems.get(keyOf(start));
      const problem = known ?? open(start);
      shown = problem;
      editor.setModel(problem.model);
      if (known === undefined) editor.setPosition(problem.model.getPositionAt(cursor));
      else editor.restoreViewState(viewStates.get(known) ?? null);
    },
    shown: () => shown,
    dispose: () => {
      clearTimeout(restTimer);
      cursorMoves.dispose();
      editor.setModel(null);
      for (const problem of problems.values()) problem.dispose();
      shown = null;
    },
  };
}
