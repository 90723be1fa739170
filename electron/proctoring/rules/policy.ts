// The policy that holds for one student: the default, what the exam changes in it, what the student was granted.
import { policyChangeShape, policyShape } from '#contract/proctoring-policy.ts';
import type { Policy, PolicyChange, Rule } from '#contract/proctoring-policy.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

const recorded = { do: 'record', warnings: 2 } as const;
const warned = { do: 'warn', warnings: 2 } as const;

/** The first and the second departure warn, the third locks. Nothing else locks unless the exam says so. */
export const DEFAULT_POLICY: Policy = {
  departure: { do: 'lock', warnings: 2, graceMs: 0 },
  display: warned,
  paste: recorded,
  input: recorded,
  escape: recorded,
  remote: warned,
  machine: recorded,
  process: warned,
  network: recorded,
  clock: recorded,
  processes: ['anydesk', 'rustdesk', 'teamviewer', 'teamviewer_service', 'vncserver', 'x11vnc'],
  editor: {},
};

/** Reads what exam.yml or an accommodation says. A fault is one line for each thing wrong, with its place. */
export function readChange(written: unknown): Result<PolicyChange, readonly string[]> {
  const parsed = policyChangeShape.safeParse(written);
  if (parsed.success) return ok(parsed.data);
  return fail(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}

export type PolicyFacts = {
  /** The exam's own, in their order; the later word holds. */
  readonly changes: readonly PolicyChange[];
  /** What this machine makes of every exam's policy at least. */
  readonly floor?: PolicyChange;
  /** The student's accommodations: what one person was granted holds over the machine's floor. */
  readonly granted?: readonly PolicyChange[];
  /** Can anybody answer a challenge? Where not, nothing may lock: a lock that nobody can open is a trap. */
  readonly canRelease: boolean;
};

export function policyFor(facts: PolicyFacts): Policy {
  const { changes, floor = {}, granted = [], canRelease } = facts;
  const held = atLeast(changes.reduce<Policy>(changed, DEFAULT_POLICY), floor);
  const policy = granted.reduce<Policy>(changed, held);
  return canRelease ? policy : withoutLocks(policy);
}

function changed(policy: Policy, change: PolicyChange): Policy {
  const editor = { ...policy.editor, ...change.editor };
  return policyShape.parse({ ...policy, ...change, editor });
}

/** The policy, nowhere milder than `floor`. */
export function atLeast(policy: Policy, floor: PolicyChange): Policy {
  const graceMs = Math.min(policy.departure.graceMs, floor.departure?.graceMs ?? Infinity);
  return {
    ...policy,
    departure: { ...stricterOf(policy.departure, floor.departure), graceMs },
    display: stricterOf(policy.display, floor.display),
    paste: stricterOf(policy.paste, floor.paste),
    input: stricterOf(policy.input, floor.input),
    escape: stricterOf(policy.escape, floor.escape),
    remote: stricterOf(policy.remote, floor.remote),
    machine: stricterOf(policy.machine, floor.machine),
    process: stricterOf(policy.process, floor.process),
    network: stricterOf(policy.network, floor.network),
    clock: stricterOf(policy.clock, floor.clock),
    processes: [...new Set([...policy.processes, ...(floor.processes ?? [])])],
  };
}

const SEVERITY = { record: 0, warn: 1, lock: 2 } as const;

/** Fewer warnings are stricter only where both lock; elsewhere they mean nothing. */
function stricterOf(one: Rule, other: Rule | undefined): Rule {
  if (other === undefined) return one;
  if (one.do !== other.do) return SEVERITY[one.do] > SEVERITY[other.do] ? one : other;
  return { do: one.do, warnings: Math.min(one.warnings, other.warnings) };
}

const withoutLocks = (policy: Policy) =>
  everyRule(policy, (rule) => (rule.do === 'lock' ? { ...rule, do: 'warn' } : rule));

/** For times in which nothing counts. */
export const recordOnly = (policy: Policy) =>
  everyRule(policy, (rule) => ({ ...rule, do: 'record' }));

function everyRule(policy: Policy, change: <R extends Rule>(rule: R) => R): Policy {
  const { departure, display, paste, input, escape, remote, machine, process, network, clock } =
    policy;
  return {
    ...policy,
    departure: change(departure),
    display: change(display),
    paste: change(paste),
    input: change(input),
    escape: change(escape),
    remote: change(remote),
    machine: change(machine),
    process: change(process),
    network: change(network),
    clock: change(clock),
  };
}
