// Guards the inputs inside an editor, above all the find and replace boxes: what gets into them gets into the text with
// one click on Replace. The same credit pays for both.
import type { Arrival } from './credit.ts';
import type { Box } from './capture.ts';

export type BoxPort = {
  /** The input that an event of an editor's box goes to, else null. */
  boxOf(target: EventTarget | null): Box | null;
  onCompositionStart(): void;
  onCompositionEnd(): void;
  /** @returns whether the text may stand */
  onArrival(arrival: Arrival): boolean;
};

export type BoxGuard = {
  /** Writes text of the exam's own clipboard at the cursor of a box. */
  write(box: Box, text: string): void;
  dispose(): void;
};

export function guardBoxes(target: Window, port: BoxPort): BoxGuard {
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  let writing = false;
  /** Text of a box before its composition, to go back to: a composition cannot be cancelled. */
  let before: { readonly box: Box; readonly value: string } | null = null;
  let composedLength = 0;
  let refused = false;

  target.addEventListener(
    'beforeinput',
    (event) => {
      if (writing || port.boxOf(event.target) === null) return;
      const text = event.data ?? '';
      switch (event.inputType) {
        case 'insertText':
          if (!port.onArrival({ text, replacedLength: 0 })) event.preventDefault();
          return;
        case 'insertCompositionText':
        case 'insertFromComposition':
          if (!port.onArrival({ text, replacedLength: composedLength })) refused = true;
          composedLength = text.length;
          return;
        case 'insertLineBreak':
        case 'insertParagraph':
          return;
        default:
          if (/^(?:delete|history)/.test(event.inputType)) return;
          event.preventDefault();
      }
    },
    options,
  );
  target.addEventListener(
    'compositionstart',
    (event) => {
      const box = port.boxOf(event.target);
      if (box === null) return;
      before = { box, value: box.value };
      composedLength = 0;
      refused = false;
      port.onCompositionStart();
    },
    options,
  );
  target.addEventListener(
    'compositionend',
    (event) => {
      if (port.boxOf(event.target) === null) return;
      if (refused && before !== null) put(before.box, before.value);
      before = null;
      port.onCompositionEnd();
    },
    options,
  );
  return {
    write: (box, text) => {
      writing = true;
      box.setRangeText(text, box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end');
      box.dispatchEvent(new Event('input', { bubbles: true }));
      writing = false;
    },
    dispose: () => ending.abort(),
  };
}

/** Sets the text of an input, and lets Monaco hear of it. */
function put(box: Box, value: string): void {
  // oxlint-disable-next-line no-param-reassign -- an input's text is set this way
  box.value = value;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
