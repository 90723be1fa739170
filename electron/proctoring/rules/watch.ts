// What policy says of each sighting. Pure: what was seen so far, one more sighting and the time go in; rulings come out.
//
// Theory of operation. A sighting is of a matter. The policy says of each matter whether it is only recorded, warned of,
// or warned of a number of times and then locked. An absence is one departure however many ways it shows (focus lost,
// page hidden); it counts once its grace has passed. What the machine does by itself (sleep, its own lock screen, a
// crash) is an accident and never counts, and neither does an absence in the middle of it. While the screen is locked
// all is recorded and nothing counts.
import type { Action, IncidentClass } from '#contract/incident.ts';
import { SECOND_MS } from '#contract/limits.ts';
import type { Matter, Policy, Rule, RuledMatter } from '#contract/proctoring-policy.ts';
import type { Sighting, SightingKind } from '#contract/sighting.ts';
import { MATTERS } from './matters.ts';

export type Ruling = {
  readonly sighting: Sighting;
  readonly matter: Matter;
  readonly class: IncidentClass;
  readonly action: Action;
  /** Warnings of this matter left before it locks; null where it never locks or did not count. */
  readonly warningsLeft: number | null;
  /** Length of the absence, where this sighting ends one. */
  readonly awayMs: number | null;
};

/** An absence that goes on. Times are of the host's steady clock. */
type Away = {
  readonly sinceMs: number;
  /** The sighting that began it; null once it was ruled on. */
  readonly unruled: Sighting | null;
  /** The ways in which it still shows, and to whom: a page cannot take back what the shell sees. */
  readonly shows: readonly Show[];
};

/** Who saw it: the page about itself, or the shell and the host around it. */
export type Source = 'page' | 'shell';
type Show = `${Source} ${SightingKind}`;

export type Watch = {
  /** Sightings that counted, by matter, since the start or the last release. */
  readonly counted: Readonly<Partial<Record<Matter, number>>>;
  readonly locked: boolean;
  readonly away: Away | null;
  /** Before this moment what looks like a departure is the machine's doing. */
  readonly machineUntilMs: number;
};

export type Ruled = { readonly watch: Watch; readonly rulings: readonly Ruling[] };

/** After sleep or a system lock screen the window needs a moment to get the focus back. */
export const SETTLE_MS = 10 * SECOND_MS;

export const newWatch: Watch = { counted: {}, locked: false, away: null, machineUntilMs: 0 };

const WAY_BACK: Partial<Record<SightingKind, SightingKind>> = {
  'focus-returned': 'focus-lost',
  'page-shown': 'page-hidden',
  'full-screen-entered': 'full-screen-left',
};

export type Seen = {
  readonly sighting: Sighting;
  readonly source: Source;
  /** The host's steady clock; a sighting's own time is only recorded. */
  readonly nowMs: number;
};

export function see(watch: Watch, seen: Seen, policy: Policy): Ruled {
  const { sighting, source, nowMs } = seen;
  const { matter } = MATTERS[sighting.kind];
  if (matter === 'power') return seePower(watch, sighting, nowMs);
  if (matter !== 'departure') return rule(watch, sighting, policy);
  const ends = WAY_BACK[sighting.kind];
  if (ends === undefined) return depart(watch, seen, policy);
  return comeBack(watch, seen, (show) => show === `${source} ${ends}`);
}

/** A page that was loaded anew looks at its student; what the one before it told and never took back is over. */
export function seePageOpened(watch: Watch, nowMs: number, atMs: number): Ruled {
  const sighting: Sighting = { kind: 'page-shown', detail: 'loaded', atMs, length: 0, count: 1 };
  const seen: Seen = { sighting, source: 'page', nowMs };
  return comeBack(watch, seen, (show) => show.startsWith('page '));
}

/** Rules on an absence whose grace has passed. Call it when `dueAtMs` says so. */
export function ruleOnAbsence(watch: Watch, nowMs: number, policy: Policy): Ruled {
  const due = dueAtMs(watch, policy);
  const { away } = watch;
  if (due === null || nowMs < due || away === null || away.unruled === null)
    return { watch, rulings: [] };
  return rule({ ...watch, away: { ...away, unruled: null } }, away.unruled, policy);
}

/** When an absence that goes on has used up its grace; null while none waits for that. */
export function dueAtMs({ away }: Watch, policy: Policy): number | null {
  return away === null || away.unruled === null ? null : away.sinceMs + policy.departure.graceMs;
}

/** A proctor's word: the screen is free again, and what led to the lock is settled. */
export const release = (watch: Watch): Watch => ({ ...watch, locked: false, counted: {} });

function seePower(watch: Watch, sighting: Sighting, nowMs: number): Ruled {
  const begins = sighting.kind === 'system-suspended' || sighting.kind === 'screen-locked';
  const machineUntilMs = begins ? Number.MAX_SAFE_INTEGER : nowMs + SETTLE_MS;
  return { watch: { ...watch, machineUntilMs }, rulings: [record(sighting)] };
}

function depart(watch: Watch, { sighting, source, nowMs }: Seen, policy: Policy): Ruled {
  const { away } = watch;
  const show: Show = `${source} ${sighting.kind}`;
  if (away?.shows.includes(show) === true) return { watch, rulings: [] };
  if (away !== null) {
    const shows = [...away.shows, show];
    return { watch: { ...watch, away: { ...away, shows } }, rulings: [record(sighting)] };
  }
  const begun = { sinceMs: nowMs, shows: [show] };
  if (nowMs < watch.machineUntilMs) {
    const accident = { ...record(sighting), class: 'accident' } as const;
    return { watch: { ...watch, away: { ...begun, unruled: null } }, rulings: [accident] };
  }
  return ruleOnAbsence({ ...watch, away: { ...begun, unruled: sighting } }, nowMs, policy);
}

function comeBack(watch: Watch, { sighting, nowMs }: Seen, ended: (show: Show) => boolean): Ruled {
  const { away } = watch;
  const shows = away?.shows.filter((show) => !ended(show));
  if (away === null || shows === undefined || shows.length === away.shows.length)
    return { watch, rulings: [] };
  if (shows.length > 0) return { watch: { ...watch, away: { ...away, shows } }, rulings: [] };
  const awayMs = Math.max(0, nowMs - away.sinceMs);
  // One that ended within its grace was not ruled on, but it was seen.
  const began = away.unruled === null ? [] : [record(away.unruled)];
  const back = { ...record(sighting), awayMs };
  return { watch: { ...watch, away: null }, rulings: [...began, back] };
}

function rule(watch: Watch, sighting: Sighting, policy: Policy): Ruled {
  const recorded = record(sighting);
  const { matter } = recorded;
  if (watch.locked || recorded.class === 'accident' || !isRuled(matter))
    return { watch, rulings: [recorded] };
  const ruling: Rule = policy[matter];
  if (ruling.do === 'record') return { watch, rulings: [recorded] };
  const count = (watch.counted[matter] ?? 0) + 1;
  const counted = { ...watch.counted, [matter]: count };
  if (ruling.do === 'warn')
    return { watch: { ...watch, counted }, rulings: [{ ...recorded, action: 'warn' }] };
  const locked = count > ruling.warnings;
  const warningsLeft = Math.max(0, ruling.warnings - count);
  const action = locked ? 'lock' : 'warn';
  return { watch: { ...watch, counted, locked }, rulings: [{ ...recorded, action, warningsLeft }] };
}

const isRuled = (matter: Matter): matter is RuledMatter => matter !== 'power' && matter !== 'crash';

const record = (sighting: Sighting): Ruling => ({
  sighting,
  ...MATTERS[sighting.kind],
  action: 'record',
  warningsLeft: null,
  awayMs: null,
});
