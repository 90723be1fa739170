// The tokens of C#, by its lexical structure: https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/lexical-structure
// There is no parser for it here; for a comparison the words are enough.
import type { Token } from './tokens.ts';

const SPACE = /\s+/y;
const COMMENT = /\/\/[^\n\r]*|\/\*[^]*?(?:\*\/|$)/y;
/** `#region`, `#if`: a line of its own. */
const DIRECTIVE = /#[^\n\r]*/y;
const WORD = /@?[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]*/uy;
const NUMBER =
  /(?:0[xX][\da-fA-F_]+|0[bB][01_]+|(?:\d[\d_]*)?\.\d[\d_]*(?:[eE][+-]?\d[\d_]*)?|\d[\d_]*(?:[eE][+-]?\d[\d_]*)?)[uUlLfFdDmM]*/y;
const CHARACTER = /'(?:\\.|[^'\\\n\r])*(?:'|(?=[\n\r]|$))/y;
/** How a text begins: `$` for holes, `@` for verbatim, three quotes or more for raw. */
const OPENING = /(?<dollars>\$*)(?<at>@?)(?<dollarsAfter>\$*)(?<quotes>"""+|"")?"?/y;
const SIGN =
  /\?\?=|<<=|>>>|=>|->|::|\+\+|--|&&|\|\||==|!=|<=|>=|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|\?\?|\?\.|\.\.|[^\s]/uy;

// The words that are always keywords. Those of some places only, such as `var` or `get`, are names elsewhere.
const KEYWORDS = new Set(
  `abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else
  enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long
  namespace new null object operator out override params private protected public readonly ref return sbyte sealed short
  sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using
  virtual void volatile while`.split(/\s+/),
);

export function csharpTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  while (from < text.length) {
    const { kind, to } = next(text, from);
    if (kind !== null) tokens.push({ kind, from, to });
    from = to;
  }
  return tokens;
}

type Next = { readonly kind: string | null; readonly to: number };

function next(text: string, at: number): Next {
  const space = ending(SPACE, text, at) ?? ending(COMMENT, text, at);
  if (space !== null) return { kind: null, to: space };
  if (text[at] === '#' && startsLine(text, at))
    return { kind: null, to: ending(DIRECTIVE, text, at) ?? at + 1 };
  const string = stringEnd(text, at);
  if (string !== null) return { kind: 'text', to: string };
  const character = ending(CHARACTER, text, at);
  if (character !== null) return { kind: 'text', to: character };
  const word = ending(WORD, text, at);
  if (word !== null) {
    const name = text.slice(at, word);
    return { kind: KEYWORDS.has(name) ? name : 'name', to: word };
  }
  const number = ending(NUMBER, text, at);
  if (number !== null) return { kind: 'number', to: number };
  const to = ending(SIGN, text, at) ?? at + 1;
  return { kind: text.slice(at, to), to };
}

function ending(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

const startsLine = (text: string, at: number): boolean =>
  /(^|[\n\r])[ \t]*$/.test(text.slice(Math.max(0, at - 200), at));

/** Where the text that begins here ends; null where none begins. */
function stringEnd(text: string, at: number): number | null {
  OPENING.lastIndex = at;
  const found = OPENING.exec(text);
  const { dollars = '', at: verbatim = '', dollarsAfter = '', quotes = '' } = found?.groups ?? {};
  const holes = dollars.length + dollarsAfter.length;
  const body = at + holes + verbatim.length;
  if (text[body] !== '"') return null;
  if (quotes.length >= 3 && verbatim === '')
    return rawEnd(text, body + quotes.length, quotes.length, holes);
  return plainEnd(text, body + 1, verbatim !== '', holes > 0);
}

/** A raw text ends at as many quotes as it began with. A hole in it opens with as many braces as there were dollars. */
function rawEnd(text: string, start: number, quotes: number, holes: number): number {
  let at = start;
  while (at < text.length) {
    if (text.startsWith('"'.repeat(quotes), at)) {
      while (text[at] === '"') at += 1;
      return at;
    }
    const opens = holes > 0 && text.startsWith('{'.repeat(holes), at);
    at = opens ? holeEnd(text, at + holes) : at + 1;
  }
  return at;
}

function plainEnd(text: string, start: number, isVerbatim: boolean, hasHoles: boolean): number {
  let at = start;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '"') {
      if (!isVerbatim || text[at + 1] !== '"') return at + 1;
      at += 2;
    } else if (sign === '\\' && !isVerbatim) at += 2;
    // An unfinished text ends with its line; the program is wrong, and the rest of it is still read.
    else if (!isVerbatim && (sign === '\n' || sign === '\r')) return at;
    else if (hasHoles && sign === '{') at = text[at + 1] === '{' ? at + 2 : holeEnd(text, at + 1);
    else at += 1;
  }
  return Math.min(at, text.length);
}

/** Behind the brace that closes a hole; texts inside may hold braces of their own. */
function holeEnd(text: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < text.length && depth > 0) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    at = stringEnd(text, at) ?? ending(CHARACTER, text, at) ?? at + 1;
  }
  return at;
}
