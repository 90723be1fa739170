// The arguments of a program as a student types them: divided by spaces, kept together by quotes of either kind.

/** @returns null where a quote is not closed */
export function argumentsOf(text: string): string[] | null {
  const args: string[] = [];
  let current: string | null = null;
  let quote: string | null = null;
  for (const char of text) {
    if (quote !== null) {
      if (char === quote) quote = null;
      else current = (current ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      current ??= '';
    } else if (/\s/u.test(char)) {
      if (current !== null) args.push(current);
      current = null;
    } else {
      current = (current ?? '') + char;
    }
  }
  if (quote !== null) return null;
  return current === null ? args : [...args, current];
}
