// Brings Monaco in when the first editor is shown, in the language of the page: the sign-in page does not wait for it.
import type { Locale } from '#contract/language.ts';
import type * as editingModule from './editing.ts';
import { correctSpanish } from './spanish.ts';

type EditingModule = typeof editingModule;

let loading: Promise<EditingModule> | null = null;

/**
 * Monaco takes most of its own labels (find box, announcements) when it is loaded, from a table on the page. The first
 * locale therefore holds until the page is loaded again; the screens around the editor change at once.
 */
export function loadEditing(locale: Locale): Promise<EditingModule> {
  loading ??= load(locale);
  return loading;
}

async function load(locale: Locale): Promise<EditingModule> {
  if (locale === 'es') {
    await import('monaco-editor/nls/lang/es');
    correctSpanish();
  }
  return import('./editing.ts');
}
