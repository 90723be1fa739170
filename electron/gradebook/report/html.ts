// HTML in which every text is escaped, because only what this file made counts as markup.

/** Markup. Nothing but `html` makes one. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | null | Markup | readonly Part[];

/** A template: texts are escaped wherever they stand, lists are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = strings.reduce(
    (page, string, index) => page + write(parts[index - 1] ?? null) + string,
  );
  return new Markup(text);
}

function write(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(write).join('');
  return escapeText(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * Safe within an element and within a quoted attribute. Signs that turn the reading order or are not to be seen are
 * shown by their numbers, so that code and names read as they are.
 *
 * Source: Trojan Source, CVE-2021-42574.
 */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(HIDDEN, (sign) => `⟨U+${codeOf(sign)}⟩`)
    .replace(/[&<>"'`]/g, (sign) => ENTITIES[sign] ?? sign);
}

const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- control characters are what this finds
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const codeOf = (sign: string): string =>
  (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
