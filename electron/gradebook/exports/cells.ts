// How single cells are written: names that no spreadsheet runs, numbers that no spreadsheet misreads.

/** How numbers and columns are set apart. */
export type CellStyle = {
  /** `3,5` instead of `3.5`, for spreadsheets and LMS pages in Spanish and most other languages of Europe. */
  readonly decimalComma: boolean;
};

/**
 * A name or comment that a spreadsheet would run as a formula gets an apostrophe before it. Ids, numbers and hashes are
 * never touched: their shapes allow no formula, and other programs match by them.
 *
 * Source: OWASP, CSV Injection: = + - @, tab and carriage return, also in their full-width forms.
 */
export function harmlessText(text: string): string {
  return /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}

/** Written out: 1e-7 is text to half of the programs that read it. */
export function numberCell(value: number | null, { decimalComma }: CellStyle): string {
  if (value === null) return '';
  const plain = String(value);
  const digits = plain.includes('e') ? value.toFixed(SMALL_DECIMALS) : plain;
  return decimalComma ? digits.replace('.', ',') : digits;
}

const SMALL_DECIMALS = 10;

/** A number as an LMS or a spreadsheet wrote it, with either decimal sign; null for anything else. */
export function readNumber(cell: string): number | null {
  const text = cell.trim();
  const comma = text.lastIndexOf(',');
  const dot = text.lastIndexOf('.');
  // Of both signs the later one parts the decimals; a comma alone does too: no grade has thousands.
  const plain = comma > dot ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** Canvas compares at two decimals and leaves out what is the same; so do we, in every format. */
export function sameAtTwoDecimals(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.round(one * 100) === Math.round(other * 100);
}

/** Characters that XML 1.0 cannot hold, even escaped, become U+FFFD. */
export function xmlText(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- control characters are what this takes out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // A reader would make a line feed of it.
      .replaceAll('\r', '&#13;')
  );
}

/** By code unit, so that the same grades are the same file on every machine. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
