// The job as the grader reads it: one line of JSON.
import { KIB } from '#contract/limits.ts';
import type { Problem } from '#contract/problem.ts';
import { programsOf } from '#contract/programs.ts';
import type { Purpose } from '#contract/verdict.ts';

export type JobAsk = {
  readonly problem: Problem;
  readonly source: Uint8Array;
  readonly sourceSha256: string;
  readonly purpose: Purpose;
  readonly seed: number;
};

/** In practice only public files enter the sandbox: what is not there cannot leak. */
export function jobLine(ask: JobAsk): string {
  const { manifest, testFiles } = ask.problem;
  return JSON.stringify({
    type: 'job',
    entry: programsOf(manifest)[0].entry,
    sourceBase64: base64(ask.source),
    sourceSha256: ask.sourceSha256,
    files: testFiles
      .filter((file) => ask.purpose === 'final' || file.visibility === 'public')
      .map(({ name, visibility, bytes }) => ({ name, visibility, textBase64: base64(bytes) })),
    limits: { wallMs: manifest.limits.wallMs, outputBytes: manifest.limits.outputKb * KIB },
    seed: ask.seed,
    options: { equality: manifest.equality },
  });
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
