// Finds a line number in what an exception printed.

/** The number behind one of the places where `before` stands; null when it stands nowhere with a number behind it. */
export function lineIn(text: string, before: string, which: 'first' | 'last'): number | null {
  const numbers = text
    .split(before)
    .slice(1)
    .flatMap((rest) => /^\d{1,7}/.exec(rest)?.[0] ?? [])
    .map(Number);
  return (which === 'first' ? numbers[0] : numbers.at(-1)) ?? null;
}
