// Monaco's own Spanish, put right where it misleads: it calls the Tab key a tab of a browser ("pestaña").
// The sentences are matched whole, so that a mended translation in a later Monaco is left alone.

const CORRECTIONS: ReadonlyMap<string, string> = new Map([
  [
    'Presionando la pestaña ahora moverá el foco al siguiente elemento enfocable.',
    'La tecla Tab ahora pasa al siguiente elemento de la pantalla. Ctrl+M la devuelve al editor.',
  ],
  [
    'Presionando la pestaña ahora insertará el carácter de tabulación',
    'La tecla Tab ahora sangra el código. Ctrl+M la deja salir del editor.',
  ],
]);

declare global {
  /** Monaco's table of words, read whenever it says something. */
  var _VSCODE_NLS_MESSAGES: string[] | undefined;
}

/** Corrects the table that `monaco-editor/nls/lang/es` put on the page. */
export function correctSpanish(): void {
  globalThis._VSCODE_NLS_MESSAGES = globalThis._VSCODE_NLS_MESSAGES?.map(
    (words) => CORRECTIONS.get(words) ?? words,
  );
}
