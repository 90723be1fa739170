// The tests that a file declares, by its text alone: what it owes when it could not be read into tests.

const BLOCK =
  /^(?<indent>[ \t]*)(?:(?:async[ \t]+)?def[ \t]+(?<def>[\p{L}\p{N}_]+)|class[ \t]+(?<class>[\p{L}\p{N}_]+)(?<bases>[^:]*))/u;

type Block = { readonly indent: number; readonly className: string | null };

/**
 * `test_suma`, `TestCuenta::test_saldo`, in the file's order, as pytest names them. Only for counting what a broken
 * file holds: text inside a long string may be taken for a test, which costs points that the file does not give anyway.
 */
export function declaredTests(bytes: Uint8Array): string[] {
  const around: Block[] = [];
  const names: string[] = [];
  for (const line of textOf(bytes).split('\n')) {
    const found = BLOCK.exec(line)?.groups;
    if (found === undefined) continue;
    const indent = found.indent?.length ?? 0;
    while ((around.at(-1)?.indent ?? -1) >= indent) around.pop();
    const classes = around.map((block) => block.className);
    if (found.def?.startsWith('test') === true && !classes.includes(null))
      names.push([...classes, found.def].join('::'));
    around.push({ indent, className: classNameOf(found) });
  }
  return names;
}

/** Null for what holds no tests: a function, or a class that pytest passes over. */
function classNameOf(found: Readonly<Record<string, string | undefined>>): string | null {
  const name = found.class ?? null;
  if (name === null) return null;
  return name.startsWith('Test') || found.bases?.includes('TestCase') === true ? name : null;
}

/** UTF-8 by the language's own means: the rules know no platform. Bytes that are none stand for themselves. */
function textOf(bytes: Uint8Array): string {
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}
