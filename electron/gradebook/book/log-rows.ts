// Lines of a station's incident log as the book keeps them: whole, with what finds them again.
import { createHash } from 'node:crypto';
import { readLine } from '../../proctoring/log/line.ts';

export type LogRow = {
  readonly seq: number;
  readonly sha256: string;
  readonly kind: string | null;
  readonly attemptId: string | null;
  readonly line: string;
};

/** A line that was tampered with is kept as it came, without kind: the check of the log names it. */
export function logRowsOf(fromSeq: number, lines: readonly string[]): LogRow[] {
  return lines.map((line, index) => {
    const bytes = Buffer.from(line);
    const read = readLine(bytes);
    const entry = read.kind === 'whole' ? read.entry : null;
    return {
      seq: fromSeq + index,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      kind: entry?.kind ?? null,
      attemptId: entry?.attemptId ?? null,
      line,
    };
  });
}
