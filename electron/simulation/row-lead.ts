// Leads one row: switches it on, has its students do what they planned, cuts its power, and keeps what it must know when
// it comes back.
import type { Cable, CableState } from './cable.ts';
import type { PlannedStation } from './plan.ts';
import { START_CODE } from './premises.ts';
import type { Premises } from './premises.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';
import { rowStudents } from './row-students.ts';
import { rowAnswerShape } from './words.ts';
import type { RowAnswer, RowOptions, RowOrder, StationState } from './words.ts';

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
  /** Acts that had to be done again. */
  retried(): number;
  switchOff(): Promise<void>;
  /** Ends whatever still runs. */
  letGo(): Promise<void>;
};

type Options = {
  readonly stations: readonly PlannedStation[];
  readonly premises: Premises;
  readonly cable: Cable;
  readonly startMs: number;
  readonly seed: number;
  readonly onBug: (what: string) => void;
  readonly onTrouble: (reason: string) => void;
};

export function leadRow(options: Options): RowLead {
  const { stations, premises, cable, startMs, onBug } = options;
  const machines = rowMachines(options);
  const students = rowStudents(stations, startMs, onBug);
  const now = { offMs: 0, engineReady: true, shareFull: false };
  const fillShare = () =>
    machines.ask({ order: 'fill', folder: now.shareFull ? premises.share : null });
  const tellEngine = () => machines.ask({ order: 'engine', ready: now.engineReady });
  return {
    publicKeys: machines.publicKeys,
    retried: students.retried,
    isIdle: () => students.areDone() && machines.haveSent(),
    async pass(fromMs, toMs) {
      const acts = students.due(fromMs);
      const answer = await machines.ask({ order: 'pass', toMs, acts });
      if (answer !== null) students.did(acts, answer.done);
    },
    async powerOff() {
      await machines.kill();
      students.loseSeats();
    },
    async powerOn(nowMs) {
      await machines.switchOn(nowMs, now.offMs);
      await fillShare();
      await tellEngine();
    },
    async setClocks(offMs) {
      now.offMs = offMs;
      await machines.ask({ order: 'set-clocks', offMs });
    },
    setNetwork: (state) => cable.set(state),
    async setEngine(ready) {
      now.engineReady = ready;
      await tellEngine();
    },
    async setShare(full) {
      now.shareFull = full;
      await fillShare();
    },
    switchOff: machines.switchOff,
    letGo: machines.letGo,
  };
}

/** The program of the row, while it has power. */
function rowMachines({ stations, premises, cable, seed, onBug, onTrouble }: Options) {
  const start = () => startProgram('row.ts', rowAnswerShape);
  let program: Program<RowOrder, RowAnswer> | null = null;
  /** Loaded while the power is away, so that the whole lab does not wait for it when it is back. */
  let next: ReturnType<typeof start> | null = null;
  let states: readonly StationState[] = [];
  const publicKeys = new Set<string>();

  async function ask(order: RowOrder): Promise<RowAnswer | null> {
    const answer = (await program?.ask(order)) ?? null;
    if (answer === null) return null;
    answer.bugs.forEach(onBug);
    answer.troubles.forEach(onTrouble);
    ({ stations: states } = answer);
    for (const { publicKey } of states) publicKeys.add(publicKey);
    return answer;
  }

  const { packageFile, dataDir } = premises;
  const sinksOf = ({ way }: PlannedStation): string[] => [
    ...(way === 'folder' || way === 'both' ? [`folder:${premises.share}`] : []),
    ...(way === 'desk' || way === 'both' ? [`desk:127.0.0.1:${cable.port}`] : []),
  ];
  const placeOf = (one: PlannedStation): RowOptions['stations'][number] => ({
    name: one.name,
    dataDir: dataDir(one),
    sinks: sinksOf(one),
  });
  return {
    ask,
    publicKeys,
    haveSent: () =>
      program !== null &&
      stations.every(({ way }, place) => way === 'stick' || states[place]?.unsent === 0),
    async switchOn(startMs: number, wallOffMs: number): Promise<void> {
      program ??= next ?? start();
      next = null;
      const about = { packageFile, startCode: START_CODE, startMs, wallOffMs };
      // Other chances after each start.
      const options = { ...about, seed: seed + (startMs % 1e9), stations: stations.map(placeOf) };
      await ask({ order: 'switch-on', options });
    },
    async kill(): Promise<void> {
      next ??= start();
      await program?.kill();
      program = null;
      states = [];
    },
    async letGo(): Promise<void> {
      await Promise.all([program?.kill(), next?.kill()]);
    },
    async switchOff(): Promise<void> {
      await ask({ order: 'switch-off' });
      await program?.ended();
      program = null;
    },
  };
}
