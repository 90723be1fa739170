// The plain way, for the measures: Monaco with the same options and a listener that takes the text, and no gate.
import { monaco } from '../monaco.ts';
import { fixedOptions, lookOptions } from '../options.ts';

export function openPlainEditor(root: Element, source: string): void {
  const place = root.appendChild(document.createElement('div'));
  place.className = 'place editor';
  const editor = monaco.editor.create(place, fixedOptions);
  editor.updateOptions(
    lookOptions({
      fontSizePx: 16,
      readOnly: false,
      ariaLabel: 'student_code.py',
      screenReader: false,
      fontFamily: getComputedStyle(place).fontFamily,
    }),
  );
  const model = monaco.editor.createModel(source, 'python');
  editor.setModel(model);
  model.onDidChangeContent(() => {
    globalThis.bench.plainSource = model.getValue();
  });
  editor.focus();
  place.dataset['ready'] = 'true';
}
