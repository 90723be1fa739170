// The gate: only typing, the exam's own clipboard and listed commands change an editor's text. Four layers, each for
// what the others cannot see:
//   capture      what the browser offers before Monaco hears of it: paste, drop, menus; and the key presses
//   commands     all text on its way from an input to the model, weighed against the key presses that pay for it
//   model-watch  each change of a model by its reason; what no layer let in is put back
//   cadence      the rhythm of the keys; it only flags
// One gate serves all editors of a window. It reports sightings and never what was written.
import type { GateSighting } from '#contract/sighting.ts';
import type { Ledger } from '../ledger.ts';
import type { CodeEditor, Disposable, TextModel } from '../monaco.ts';
import { guardBoxes } from './box.ts';
import { beat, CADENCE_GAPS, freshCadence } from './cadence.ts';
import { captureInput, type Place } from './capture.ts';
import { createInternalClipboard } from './clipboard.ts';
import { overrideCommands } from './commands.ts';
import { copyInside, pasteInside } from './copy-paste.ts';
import { resyncEditContext } from './edit-context.ts';
import { watchModel } from './model-watch.ts';
import { createPermission, type Permission } from './permission.ts';
import { createPurse, type Purse } from './purse.ts';
import { createReport, type Report } from './report.ts';
import { rulesFor, type Accommodation } from './rules.ts';

export type Gate = {
  /** From now on text gets into this editor only through the gate. An editor that is not guarded takes no text. */
  guard(editor: CodeEditor): Disposable;
  /** Records every change of the model in the ledger, or puts it back. */
  watch(model: TextModel, ledger: Ledger, onRecorded: () => void): Disposable;
  /** For changes that the exam itself makes: starter, earlier submission. */
  readonly permission: Permission;
  clearClipboard(): void;
  /** Gives the page and Monaco back as they were. */
  dispose(): void;
};

export type GateOptions = {
  readonly accommodation: Accommodation;
  /** Unix time that never falls, in milliseconds. */
  readonly nowMs: () => number;
  readonly tell: (sighting: GateSighting) => void;
};

/** What the parts of the gate share. */
export type GateParts = {
  readonly editors: ReadonlySet<CodeEditor>;
  readonly permission: Permission;
  readonly purse: Purse;
  readonly report: Report;
  readonly clipboard: ReturnType<typeof createInternalClipboard>;
};

export function installGate(target: Window, options: GateOptions): Gate {
  const editors = new Set<CodeEditor>();
  const parts: GateParts = {
    editors,
    permission: createPermission(),
    purse: createPurse(rulesFor(options.accommodation), options.nowMs),
    report: createReport(options.tell, options.nowMs),
    clipboard: createInternalClipboard(),
  };
  const stops = [
    installCapture(target, parts, options.nowMs),
    installCommands(parts),
    () => parts.report.dispose(),
    () => parts.clipboard.clear(),
  ];
  return {
    guard: (editor) => {
      editors.add(editor);
      return { dispose: () => void editors.delete(editor) };
    },
    watch: (model, ledger, onRecorded) =>
      watchModel(model, ledger, {
        permission: parts.permission,
        onRecorded,
        onReverted: (detail, length) => parts.report.see('edit-reverted', detail, length),
      }),
    permission: parts.permission,
    clearClipboard: () => parts.clipboard.clear(),
    dispose: () => {
      for (const stop of stops) stop();
      editors.clear();
    },
  };
}

function installCapture(target: Window, parts: GateParts, nowMs: () => number): () => void {
  const { purse, report } = parts;
  const placeOf = (node: EventTarget | null): Place => placeAmong(parts.editors, node);
  let cadence = freshCadence;
  const boxes = guardBoxes(target, {
    boxOf: (node) => {
      const place = placeOf(node);
      return place.kind === 'box' ? place.box : null;
    },
    onCompositionStart: () => purse.startComposition(),
    onCompositionEnd: () => void purse.endComposition(),
    onArrival: (arrival) => {
      const ruling = purse.spend(arrival);
      if (!ruling.allowed) report.see('synthetic-input-blocked', 'find-box', arrival.text.length);
      return ruling.allowed;
    },
  });
  const stopCapture = captureInput(target, {
    placeOf,
    onWritingKey: (key, repeated) => {
      purse.press(key);
      if (repeated) return;
      const beaten = beat(cadence, nowMs());
      cadence = beaten.cadence;
      if (beaten.flag !== null) report.see('cadence', beaten.flag, CADENCE_GAPS);
    },
    onPaste: (place, way, outside) => pasteInside(parts, boxes, place, way, outside),
    onCopy: (place, cut, event) => copyInside(parts, boxes, place, cut, event),
    onDrop: (transfer) => {
      const text = transfer?.getData('text/plain') ?? '';
      const files = (transfer?.files.length ?? 0) > 0;
      report.see('drop-blocked', files ? 'files' : 'text', text.length);
    },
    onMenu: (detail) => report.see('menu-blocked', detail, 0),
  });
  return () => {
    stopCapture();
    boxes.dispose();
  };
}

function installCommands(parts: GateParts): () => void {
  const { permission, purse, report } = parts;
  const overrides = overrideCommands({
    focused: () => [...parts.editors].find((editor) => editor.hasTextFocus()) ?? null,
    onArrival: (editor, arrival, forward) => {
      const ruling = purse.spend(arrival);
      if (!ruling.allowed) {
        report.see('synthetic-input-blocked', ruling.detail, arrival.text.length);
        if (!editor.inComposition) resyncEditContext(editor);
        return;
      }
      if (ruling.source === 'unkeyed') report.see('unkeyed-input', 'none', arrival.text.length);
      if (ruling.source === 'dictation') report.see('dictation', 'none', arrival.text.length);
      permission.during(ruling.source, forward);
    },
    onCompositionStart: (editor) => {
      purse.startComposition();
      editor.trigger('keyboard', 'compositionStart', {});
    },
    onCompositionEnd: (editor) => {
      permission.during('auto-close', () => editor.trigger('keyboard', 'compositionEnd', {}));
      const left = purse.endComposition();
      if (left === null) return;
      removeBeforeCursors(editor, left);
      resyncEditContext(editor);
    },
    onCut: (editor) => permission.during('cut', () => editor.trigger('keyboard', 'cut', {})),
    onPasteCommand: (length) => report.see('menu-blocked', 'paste-command', length),
  });
  return () => overrides.dispose();
}

/** Takes away what a refused composition had written before it was refused, where it still stands. */
function removeBeforeCursors(editor: CodeEditor, text: string): void {
  const model = editor.getModel();
  const selections = editor.getSelections();
  if (model === null || selections === null || text === '') return;
  const ranges = selections.map((selection) => ({
    startLineNumber: selection.positionLineNumber,
    startColumn: selection.positionColumn - text.length,
    endLineNumber: selection.positionLineNumber,
    endColumn: selection.positionColumn,
  }));
  const whole = ranges.every(
    (range) => range.startColumn >= 1 && model.getValueInRange(range) === text,
  );
  if (whole)
    editor.executeEdits(
      'gate',
      ranges.map((range) => ({ range, text: '' })),
    );
}

function placeAmong(editors: ReadonlySet<CodeEditor>, node: EventTarget | null): Place {
  if (!(node instanceof Node)) return { kind: 'elsewhere' };
  for (const editor of editors) {
    if (!editor.getContainerDomNode().contains(node)) continue;
    if (node instanceof HTMLInputElement) return { kind: 'box', editor, box: node };
    if (node instanceof HTMLTextAreaElement) return { kind: 'box', editor, box: node };
    return { kind: 'text', editor };
  }
  return gatedBox(editors, node);
}

/** Inputs outside of the editors whose text a program of the student's reads: they are guarded as a find box is. */
function gatedBox(editors: ReadonlySet<CodeEditor>, node: Node): Place {
  const [editor] = editors;
  const isBox = node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;
  if (editor === undefined || !isBox || node.closest('[data-gated]') === null)
    return { kind: 'elsewhere' };
  return { kind: 'box', editor, box: node };
}
