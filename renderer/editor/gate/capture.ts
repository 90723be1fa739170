// Listens on the window in the capture phase, before Monaco's own listeners: what the browser offers (paste, drop, menus)
// is stopped here, what is copied goes to the exam's clipboard, and key presses are reported. Decides nothing.
import type { CodeEditor } from '../monaco.ts';
import type { WritingKey } from './credit.ts';
import { isPasteKey, writingKey, type KeyFacts } from './keys.ts';

/** Where an event happens: in an editor's text, in an input of an editor (its find box) or one that feeds a program, or outside the editors. */
export type PlaceInEditor =
  | { readonly kind: 'text'; readonly editor: CodeEditor }
  | { readonly kind: 'box'; readonly editor: CodeEditor; readonly box: Box };
export type Place = PlaceInEditor | { readonly kind: 'elsewhere' };
export type Box = HTMLInputElement | HTMLTextAreaElement;
/** `other` is a menu of the browser or of an assistive tool; `untrusted` was made by a script. */
export type PasteWay = 'key' | 'middle-click' | 'other' | 'untrusted';

export type CapturePort = {
  placeOf(target: EventTarget | null): Place;
  onWritingKey(key: WritingKey, repeated: boolean): void;
  onPaste(place: PlaceInEditor, way: PasteWay, outside: string): void;
  onCopy(place: Place, cut: boolean, event: ClipboardEvent): void;
  /** Something was dropped on an editor. */
  onDrop(transfer: DataTransfer | null): void;
  onMenu(detail: 'context-menu' | 'command-palette'): void;
};

const stop = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/** @returns how to stop listening; nothing stays behind */
export function captureInput(target: Window, port: CapturePort): () => void {
  const ending = new AbortController();
  const listen = <Name extends keyof WindowEventMap>(
    name: Name,
    hear: (event: WindowEventMap[Name]) => void,
  ): void => target.addEventListener(name, hear, { capture: true, signal: ending.signal });

  listenToKeys(listen, port);
  listenToPaste(listen, port);
  for (const name of ['copy', 'cut'] as const) {
    listen(name, (event) => port.onCopy(port.placeOf(event.target), name === 'cut', event));
  }
  // Over an editor a drop is accepted and then thrown away: refused earlier, it would leave no event to be seen.
  // Anywhere else it would leave the page or write into another input, and is refused at once.
  for (const name of ['dragenter', 'dragover', 'drop'] as const) {
    listen(name, (event) => {
      stop(event);
      const inEditor = port.placeOf(event.target).kind !== 'elsewhere';
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = inEditor ? 'copy' : 'none';
      if (name === 'drop' && inEditor) port.onDrop(event.dataTransfer);
    });
  }
  listen('dragstart', (event) => {
    if (port.placeOf(event.target).kind !== 'elsewhere') stop(event);
  });
  listen('contextmenu', (event) => {
    if (port.placeOf(event.target).kind === 'elsewhere') return;
    stop(event);
    port.onMenu('context-menu');
  });
  return () => ending.abort();
}

type Listen = <Name extends keyof WindowEventMap>(
  name: Name,
  hear: (event: WindowEventMap[Name]) => void,
) => void;

function listenToKeys(listen: Listen, port: CapturePort): void {
  // Windows: Alt with digits of the number pad writes a character when Alt comes up, and no key press names it.
  let altDigits = 0;
  listen('keydown', (event) => {
    const place = port.placeOf(event.target);
    if (!event.isTrusted || place.kind === 'elsewhere') return;
    if (event.key === 'F1' && isInside(place, event.target)) {
      stop(event);
      port.onMenu('command-palette');
      return;
    }
    if (event.altKey && /^Numpad\d$/.test(event.code)) altDigits += 1;
    else if (event.key !== 'Alt') altDigits = 0;
    const key = writingKey(factsOf(event));
    if (key !== null) port.onWritingKey(key, event.repeat);
  });
  listen('keyup', (event) => {
    if (event.key !== 'Alt') return;
    if (event.isTrusted && altDigits >= 2) port.onWritingKey({ text: null }, false);
    altDigits = 0;
  });
}

function listenToPaste(listen: Listen, port: CapturePort): void {
  let way: PasteWay = 'other';
  listen('keydown', (event) => {
    const paste = isPasteKey({ ...factsOf(event), shift: event.shiftKey });
    way = paste && event.isTrusted ? 'key' : 'other';
  });
  listen('mousedown', (event) => {
    way = event.button === 1 ? 'middle-click' : 'other';
  });
  listen('paste', (event) => {
    const place = port.placeOf(event.target);
    if (place.kind === 'elsewhere') return;
    stop(event);
    const outside = event.clipboardData?.getData('text/plain') ?? '';
    port.onPaste(place, event.isTrusted ? way : 'untrusted', outside);
  });
}

/** Monaco has a palette of commands of its own; an input outside of it has not. */
const isInside = ({ editor }: PlaceInEditor, target: EventTarget | null): boolean =>
  target instanceof Node && editor.getContainerDomNode().contains(target);

const factsOf = (event: KeyboardEvent): KeyFacts => ({
  key: event.key,
  ctrl: event.ctrlKey,
  alt: event.altKey,
  meta: event.metaKey,
  altGraph: event.getModifierState('AltGraph'),
  composing: event.isComposing,
});
