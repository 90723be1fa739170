// Copying and pasting inside the exam: the browser's events in, the exam's own clipboard out.
import type { BoxGuard } from './box.ts';
import type { Box, PasteWay, Place, PlaceInEditor } from './capture.ts';
import { clipOf, pasteClip, plainClip, type Clip } from './clipboard.ts';
import type { GateParts } from './gate.ts';

/**
 * Takes what is copied into the exam's clipboard and leaves the system's empty, so that nothing of the exam gets out.
 * What is shown outside the editors (statement, results, the student's output) is the exam's too, and may be copied.
 */
export function copyInside(
  parts: Pick<GateParts, 'clipboard' | 'permission'>,
  boxes: BoxGuard,
  place: Place,
  cut: boolean,
  event: ClipboardEvent,
): void {
  const clip = clipAt(place, event.target);
  if (clip === null) return;
  parts.clipboard.hold(clip);
  event.clipboardData?.setData('text/plain', '');
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!cut) return;
  if (place.kind === 'box') boxes.write(place.box, '');
  if (place.kind === 'text') {
    parts.permission.during('cut', () => place.editor.trigger('keyboard', 'cut', {}));
  }
}

/** What is copied at a place; null where the browser's own way is left alone. */
function clipAt(place: Place, target: EventTarget | null): Clip | null {
  switch (place.kind) {
    case 'text':
      return clipOf(place.editor);
    case 'box':
      return plainClip(selectedIn(place.box));
    case 'elsewhere': {
      // Inputs outside the editors are not guarded, so what they hold may come from outside: it stays outside.
      if (isInput(target) || isInput(document.activeElement)) return null;
      const text = document.getSelection()?.toString() ?? '';
      return text === '' ? null : plainClip(text);
    }
  }
}

/**
 * Answers a paste: with the exam's own clipboard, never with the system's.
 *
 * @param outside text of the system's clipboard, or of the selection behind a middle click; looked at, never kept
 */
export function pasteInside(
  parts: Pick<GateParts, 'clipboard' | 'permission' | 'report'>,
  boxes: BoxGuard,
  place: PlaceInEditor,
  way: PasteWay,
  outside: string,
): void {
  const clip = way === 'middle-click' || way === 'untrusted' ? null : parts.clipboard.held();
  // Selecting in the editor fills X11's selection: a middle click then offers the student their own text.
  const own = place.editor.getModel()?.getValue().includes(outside) === true;
  if (outside !== '' && !own)
    parts.report.see('paste-blocked', detailOf(way, clip), outside.length);
  if (clip === null) return;
  if (place.kind === 'box') boxes.write(place.box, clip.text);
  else parts.permission.during('internal-paste', () => pasteClip(place.editor, clip));
}

function detailOf(
  way: PasteWay,
  clip: Clip | null,
): 'middle-click' | 'clipboard' | 'clipboard-while-inside-copy-held' {
  if (way === 'middle-click') return 'middle-click';
  return clip === null ? 'clipboard' : 'clipboard-while-inside-copy-held';
}

const selectedIn = (box: Box): string =>
  box.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0);

const isInput = (node: EventTarget | null): boolean =>
  node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;
