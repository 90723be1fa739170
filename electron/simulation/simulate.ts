// A whole exam of a whole lab: the plan is carried out second by second, everything goes wrong that the plan says, and in
// the end the gradebook is reckoned up.
import { mkdirSync } from 'node:fs';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#contract/limits.ts';
import { invigil } from '../testing/invigil.ts';
import { keptRows } from '../testing/kept-rows.ts';
import { layCable } from './cable.ts';
import type { Cable } from './cable.ts';
import { seededChance } from './chance.ts';
import { leadDesk } from './desk-lead.ts';
import type { DeskLead } from './desk-lead.ts';
import { LAB_START_MS } from './lab-time.ts';
import { layMischief, replayAtDesk } from './mischief.ts';
import type { Laid } from './mischief.ts';
import { mountDisk } from './own-disk.ts';
import type { OwnDisk } from './own-disk.ts';
import type { Fault } from './plan-faults.ts';
import { makePlan } from './plan.ts';
import type { Plan, PlanOptions } from './plan.ts';
import { layOutPremises } from './premises.ts';
import type { Premises } from './premises.ts';
import { countBy, reckon } from './reckon.ts';
import type { Reckoning } from './reckon.ts';
import { leadRow } from './row-lead.ts';
import type { RowLead } from './row-lead.ts';

export type Figures = Reckoning &
  Told & {
    readonly seed: number;
    readonly stations: number;
    readonly hours: number;
    readonly tookMs: number;
  };

type Told = {
  /** Lab time from the end of the exam until nothing waited to leave any more. */
  readonly drainedAfterMs: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly connectionsLost: number;
  readonly actsRetried: number;
  /** Why sinks took nothing, once for each trouble of each station. */
  readonly troubles: Readonly<Record<string, number>>;
  /** Answers of the desk to what was sent to it again or changed, by status. */
  readonly replayed: Readonly<Record<string, number>>;
};

export type SimulateOptions = PlanOptions & {
  /** Empty, and the caller's to remove. */
  readonly dir: string;
  readonly say: (line: string) => void;
  /** Ends the run early, in order. */
  readonly signal?: AbortSignal;
};

/** Short enough that acts and faults come about when they should. */
const STEP_MS = 5 * SECOND_MS;
/** More of them say nothing new. */
const BUGS_MAX = 20;
const DRAIN_MAX_MS = HOUR_MS;

/** What a lab leaves behind: bundles, and what was done to them. */
export type Lived = {
  readonly premises: Premises;
  readonly plan: Plan;
  readonly laid: Laid;
  readonly publicKeys: ReadonlySet<string>;
  readonly told: Told;
  /** What went wrong before anything was collected. */
  readonly bugs: readonly string[];
};

export async function simulate(options: SimulateOptions): Promise<Figures> {
  const startedMs = performance.now();
  const lived = await liveThrough(options);
  const reckoning = await reckon(lived, 'book.db');
  const { seed, stations, hours } = options;
  return {
    ...{ seed, stations, hours, ...lived.told, ...reckoning },
    wrong: [...lived.bugs, ...reckoning.wrong],
    tookMs: Math.round(performance.now() - startedMs),
  };
}

/** The exam until everybody has gone home. */
export async function liveThrough(options: SimulateOptions): Promise<Lived> {
  const { seed, dir } = options;
  const plan = makePlan(options);
  const premises = await layOutPremises(dir, plan);
  const lab = await openLab(plan, premises, seed);
  try {
    const drainedAfterMs = await carryOut(lab, plan, options);
    await closeLab(lab, plan, premises);
    const laid = await layMischief(premises, seededChance(seed + 3));
    return {
      ...{ premises, plan, laid, bugs: lab.bugs },
      publicKeys: new Set(lab.rows.flatMap((row) => [...row.publicKeys])),
      told: toldOf(lab, plan, drainedAfterMs),
    };
  } finally {
    await lab.letGo();
  }
}

function toldOf(lab: Lab, plan: Plan, drainedAfterMs: number): Told {
  return {
    drainedAfterMs,
    faults: countBy(plan.faults, (fault) => faultName(fault, lab.disks)),
    troubles: countBy(lab.troubles, (reason) => reason),
    connectionsLost: lab.cables.reduce((sum, cable) => sum + cable.lost(), 0),
    actsRetried: lab.rows.reduce((sum, row) => sum + row.retried(), 0),
    replayed: lab.replayed,
  };
}

function faultName(fault: Fault, disks: Lab['disks']): string {
  if (fault.what === 'own-disk' && disks.get(fault.row) === null)
    return 'own-disk: this machine mounts none';
  if (fault.what === 'network') return `network ${fault.state}`;
  if ('full' in fault) return `${fault.what} ${fault.full ? 'full' : 'free'}`;
  if (fault.what === 'engine') return fault.ready ? 'engine back' : 'engine gone';
  return fault.what;
}

type Lab = {
  readonly premises: Premises;
  readonly rows: readonly RowLead[];
  readonly cables: readonly Cable[];
  readonly disks: ReadonlyMap<number, OwnDisk | null>;
  readonly desk: DeskLead;
  readonly chance: () => number;
  readonly replayed: Record<string, number>;
  readonly bugs: string[];
  readonly troubles: string[];
  /** Ends what still runs. */
  letGo(): Promise<void>;
};

async function openLab(plan: Plan, premises: Premises, seed: number): Promise<Lab> {
  const bugs: string[] = [];
  const troubles: string[] = [];
  const onBug = (what: string): void => void bugs.push(what);
  const onTrouble = (reason: string): void => void troubles.push(reason);
  const chance = seededChance(seed + 1);
  const desk = leadDesk(premises, onBug);
  const cables: Cable[] = [];
  const rows: RowLead[] = [];
  const disks = new Map<number, OwnDisk | null>();
  for (const { what, ...fault } of plan.faults)
    if (what === 'own-disk' && 'row' in fault && !disks.has(fault.row))
      disks.set(fault.row, mountDisk(premises.rowFolder(fault.row)));
  for (let row = 0; row < plan.rows; row += 1) {
    const cable = await layCable({ deskPort: desk.port, chance });
    const stations = plan.stations.filter((one) => one.row === row);
    for (const one of stations) mkdirSync(premises.dataDir(one));
    cables.push(cable);
    const about = { stations, premises, cable, startMs: LAB_START_MS, seed: seed + row };
    rows.push(leadRow({ ...about, onBug, onTrouble }));
  }
  return {
    ...{ premises, rows, cables, disks, desk, chance, bugs, troubles },
    replayed: {},
    async letGo() {
      await Promise.all([desk.kill(), ...rows.map((row) => row.letGo())]);
      for (const cable of cables) await cable.close();
      for (const disk of disks.values()) disk?.remove();
    },
  };
}

/** Answers how long it took, in lab time, until all had left. */
async function carryOut(
  lab: Lab,
  plan: Plan,
  { say, signal }: Pick<SimulateOptions, 'say' | 'signal'>,
): Promise<number> {
  const { rows, desk } = lab;
  await desk.open();
  for (const row of rows) await row.powerOn(LAB_START_MS);
  const faults = [...plan.faults];
  let areGraded = false;
  for (let atMs = 0; ; atMs += STEP_MS) {
    signal?.throwIfAborted();
    for (let fault = faults[0]; fault !== undefined && fault.atMs <= atMs; [fault] = faults) {
      faults.shift();
      await strike(lab, fault, LAB_START_MS + atMs);
    }
    const next = faults[0];
    const cut = next?.what === 'power-off' && next.atMs <= atMs + STEP_MS ? next : null;
    if (cut !== null) faults.shift();
    await Promise.all([
      ...rows.map((row) => row.pass(LAB_START_MS + atMs, LAB_START_MS + atMs + STEP_MS)),
      // In the middle of whatever goes on.
      cut === null ? null : powerOff(lab, cut.row),
    ]);
    if (atMs % (10 * MINUTE_MS) === 0) say(`${atMs / MINUTE_MS} minutes have passed in the lab`);
    if (lab.bugs.length > BUGS_MAX) throw new Error(lab.bugs.join('\n'));
    const afterMs = atMs - plan.endMs;
    // What was graded in this step may leave in the next.
    if (areGraded && rows.every((row) => row.isIdle())) return afterMs;
    areGraded = faults.length === 0 && afterMs >= 0 && allGraded(plan, lab.premises);
    if (afterMs > DRAIN_MAX_MS) {
      lab.bugs.push('an hour after the exam there is still something that has not left');
      return afterMs;
    }
  }
}

const allGraded = (plan: Plan, { dataDir }: Premises): boolean =>
  plan.stations.every((station) => {
    const { submissions } = keptRows(dataDir(station));
    const isComplete = submissions.length >= station.expected.length;
    return isComplete && submissions.every(({ state }) => state === 'graded');
  });

async function powerOff({ rows, chance }: Lab, row: number): Promise<void> {
  const afterMs = 60 * chance();
  await new Promise((resolve) => {
    setTimeout(resolve, afterMs);
  });
  await rows[row]?.powerOff();
}

async function strike(lab: Lab, fault: Fault, nowMs: number): Promise<void> {
  const { rows, disks, desk } = lab;
  const row = 'row' in fault ? rows[fault.row] : undefined;
  switch (fault.what) {
    case 'power-off':
      return row?.powerOff();
    case 'power-on':
      // Nobody switches on a machine whose disk is full before they made room.
      disks.get(fault.row)?.free();
      return row?.powerOn(nowMs);
    case 'network':
      return row?.setNetwork(fault.state);
    case 'clocks':
      return row?.setClocks(fault.offMs);
    case 'engine':
      return row?.setEngine(fault.ready);
    case 'share':
      return row?.setShare(fault.full);
    case 'own-disk':
      return fault.full ? disks.get(fault.row)?.fill() : disks.get(fault.row)?.free();
    case 'desk-disk':
      return desk.setDisk(fault.full);
    case 'desk-killed':
      return desk.kill();
    case 'desk-back':
      return desk.open();
    case 'replay': {
      const port = desk.port();
      const answers = port === null ? {} : await replayAtDesk(lab.premises, port, lab.chance);
      for (const [status, count] of Object.entries(answers))
        lab.replayed[status] = (lab.replayed[status] ?? 0) + count;
    }
  }
}

/** Everybody goes home; what never had a network is fetched. */
async function closeLab({ rows, desk, bugs }: Lab, plan: Plan, premises: Premises): Promise<void> {
  await Promise.all(rows.map((row) => row.switchOff()));
  await desk.close();
  for (const station of plan.stations.filter(({ way }) => way === 'stick')) {
    const data = premises.dataDir(station);
    const ended = await invigil('outbox', 'export', premises.sticks, '--data', data, '--json');
    if (ended.code !== 0) bugs.push(`${station.name}: outbox export: ${ended.err}`);
  }
}
