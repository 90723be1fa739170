// All measures of the bench, by name. Each is a module with one function `measure`; a layer keeps its own beside its code.

export type MeasureEntry = {
  readonly name: string;
  readonly unit: 'ms' | 'per second';
  /** From the top of the repository. Loaded by path, because the runner may not know the layers above it. */
  readonly module: string;
};

export const MEASURES: readonly MeasureEntry[] = [
  {
    name: 'verdict-warm-median',
    unit: 'ms',
    module: 'runner/bench/verdict-warm-median.bench.ts',
  },
  {
    name: 'verdict-cold-median',
    unit: 'ms',
    module: 'runner/bench/verdict-cold-median.bench.ts',
  },
  {
    name: 'burst-40-per-second',
    unit: 'per second',
    module: 'runner/bench/burst-40-per-second.bench.ts',
  },
  { name: 'enqueue-p99', unit: 'ms', module: 'electron/submissions/enqueue.bench.ts' },
  { name: 'collect-10000', unit: 'ms', module: 'electron/gradebook/book/collect.bench.ts' },
  { name: 'desk-beat-200', unit: 'ms', module: 'electron/desk/desk-beat.bench.ts' },
  { name: 'similar-600', unit: 'ms', module: 'electron/gradebook/similarity/similar.bench.ts' },
  { name: 'gate-key-p99', unit: 'ms', module: 'renderer/editor/gate.bench.ts' },
  { name: 'page-to-first-key', unit: 'ms', module: 'renderer/editor/first-key.bench.ts' },
];
