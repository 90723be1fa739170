// Leads one row: switches it on, has its students do what they planned, cuts its power, and keeps what it must know when
// it comes back.
import type { Cable, CableState } from './cable.ts';
import type { PlannedStation } from './plan.ts';
import { START_CODE } from './premises.ts';
import type { Premises } from './premises.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';
import { rowAnswerShape } from './words.ts';
import type { Act, RowAnswer, RowOrder, StationState } from './words.ts';

export type RowLead = {
  /** Acts that are due, then time to `toMs`. Whoever is without power does nothing. */
  pass(fromMs: number, toMs: number): Promise<void>;
  powerOff(): Promise<void>;
  powerOn(nowMs: number): Promise<void>;
  setClocks(offMs: number): Promise<void>;
  setNetwork(state: CableState): void;
  setEngine(ready: boolean): Promise<void>;
  setShare(full: boolean): Promise<void>;
  /** Every act is done, and nothing waits to leave. */
  isIdle(): boolean;
  readonly publicKeys: ReadonlySet<string>;
  readonly retried: () => number;
  switchOff(): Promise<void>;
};

type Options = {
  readonly row: number;
  readonly stations: readonly PlannedStation[];
  readonly premises: Premises;
  readonly cable: Cable;
  readonly startMs: number;
  readonly seed: number;
  readonly onBug: (what: string) => void;
};

type Waiting = { readonly atMs: number; readonly act: Act };

export function leadRow({ row, stations, premises, cable, ...options }: Options): RowLead {
  const { startMs, seed, onBug } = options;
  const program = { now: null as Program<RowOrder, RowAnswer> | null };
  const queues = stations.map(({ acts }): Waiting[] =>
    acts
      .map(({ atMs, act }) => ({ atMs: startMs + atMs, act }))
      .toSorted((a, b) => a.atMs - b.atMs),
  );
  const publicKeys = new Set<string>();
  const conditions = { offMs: 0, engineReady: true, shareFull: false };
  let states: readonly StationState[] = [];
  let retried = 0;

  async function ask(order: RowOrder): Promise<RowAnswer | null> {
    const answer = (await program.now?.ask(order)) ?? null;
    if (answer === null) return null;
    answer.bugs.forEach(onBug);
    ({ stations: states } = answer);
    for (const { publicKey } of states) publicKeys.add(publicKey);
    return answer;
  }
  const fillShare = () =>
    ask({ order: 'fill', folder: conditions.shareFull ? premises.share : null });
  const tellEngine = () => ask({ order: 'engine', ready: conditions.engineReady });

  return {
    publicKeys,
    retried: () => retried,
    isIdle: () =>
      program.now !== null &&
      queues.every((queue) => queue.length === 0) &&
      stations.every(({ way }, place) => way === 'stick' || states[place]?.unsent === 0),
    async pass(fromMs, toMs) {
      const due = queues.flatMap((queue, station) =>
        queue.filter(({ atMs }) => atMs <= fromMs).map(({ act }) => ({ station, act })),
      );
      const answer = await ask({ order: 'pass', toMs, acts: due });
      if (answer === null) return;
      for (const [at, { station, act }] of due.entries()) {
        const came = answer.done[at];
        if (came === true) queues[station]?.shift();
        else if (MAY_PASS.has(came ?? '')) retried += 1;
        else onBug(`${stations[station]?.name}: ${act.what}: ${came}`);
      }
    },
    async powerOff() {
      await program.now?.kill();
      program.now = null;
      for (const [station, queue] of queues.entries()) {
        const studentId = stations[station]?.studentId ?? '';
        // Who sat there sits down again.
        if (queue[0]?.act.what !== 'sit-down')
          queue.unshift({ atMs: 0, act: { what: 'sit-down', studentId } });
      }
    },
    async powerOn(nowMs) {
      program.now ??= startProgram('row.ts', rowAnswerShape);
      const sinksOf = ({ way }: PlannedStation): string[] => [
        ...(way === 'folder' || way === 'both' ? [`folder:${premises.share}`] : []),
        ...(way === 'desk' || way === 'both' ? [`desk:127.0.0.1:${cable.port}`] : []),
      ];
      const { packageFile, dataDir } = premises;
      await ask({
        order: 'switch-on',
        options: {
          stations: stations.map((one) => ({
            name: one.name,
            dataDir: dataDir(one),
            sinks: sinksOf(one),
          })),
          ...{ packageFile, startCode: START_CODE, startMs: nowMs, seed: seed + (nowMs % 1e6) },
          wallOffMs: conditions.offMs,
        },
      });
      await fillShare();
      await tellEngine();
    },
    async setClocks(offMs) {
      conditions.offMs = offMs;
      await ask({ order: 'set-clocks', offMs });
    },
    setNetwork: (state) => cable.set(state),
    async setEngine(ready) {
      conditions.engineReady = ready;
      await tellEngine();
    },
    async setShare(full) {
      conditions.shareFull = full;
      await fillShare();
    },
    async switchOff() {
      await ask({ order: 'switch-off' });
      await program.now?.ended();
      program.now = null;
    },
  };
}

/** What a student meets on a bad day, and tries again. */
const MAY_PASS: ReadonlySet<string> = new Set([
  'storage-failed',
  'after-another',
  'locked',
  'queue-full',
]);
