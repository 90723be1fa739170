import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACCIDENTS, matterShape } from '#contract/proctoring-policy.ts';
import type { Matter, Policy, RuledMatter } from '#contract/proctoring-policy.ts';
import { sightingKindShape } from '#contract/sighting.ts';
import type { Sighting, SightingKind } from '#contract/sighting.ts';
import { MATTERS } from './matters.ts';
import { DEFAULT_POLICY, policyFor } from './policy.ts';
import {
  SETTLE_MS,
  dueAtMs,
  newWatch,
  release,
  ruleOnAbsence,
  see,
  seePageOpened,
} from './watch.ts';
import type { Ruling, Source, Watch } from './watch.ts';

const KINDS = sightingKindShape.options;
const RULED = matterShape.options.filter(
  (matter): matter is RuledMatter => !ACCIDENTS.some((accident) => accident === matter),
);
const sighting = (kind: SightingKind): Sighting => ({
  kind,
  detail: 'none',
  atMs: 1,
  length: 0,
  count: 1,
});

/** A watch that is fed one thing after the other. */
class Bench {
  watch: Watch = newWatch;
  nowMs = 1_000;
  readonly rulings: Ruling[] = [];
  readonly policy: Policy;
  constructor(policy: Policy = DEFAULT_POLICY, watch = newWatch) {
    this.policy = policy;
    this.watch = watch;
  }
  see(kind: SightingKind, source: Source = 'shell'): this {
    const seen = { sighting: sighting(kind), source, nowMs: this.nowMs };
    return this.take(see(this.watch, seen, this.policy));
  }
  wait(ms: number): this {
    this.nowMs += ms;
    return this.take(ruleOnAbsence(this.watch, this.nowMs, this.policy));
  }
  openPage(): this {
    return this.take(seePageOpened(this.watch, this.nowMs, 1));
  }
  leave(): this {
    return this.see('focus-lost').wait(5_000).see('focus-returned').wait(60_000);
  }
  take({ watch, rulings }: ReturnType<typeof see>): this {
    this.watch = watch;
    this.rulings.push(...rulings);
    return this;
  }
  told(): string[] {
    return this.rulings.map(({ sighting: { kind }, action, warningsLeft }) =>
      action === 'record' ? `${kind}: record` : `${kind}: ${action} ${warningsLeft ?? '-'}`,
    );
  }
}

describe('the default', () => {
  test('the first and the second departure warn, the third locks', () => {
    const bench = new Bench().leave().leave().leave();
    expect(bench.told()).toEqual([
      'focus-lost: warn 1',
      'focus-returned: record',
      'focus-lost: warn 0',
      'focus-returned: record',
      'focus-lost: lock 0',
      'focus-returned: record',
    ]);
    expect(bench.watch.locked).toBe(true);
  });

  test('nothing but a departure ever locks', () => {
    for (const kind of KINDS.filter((one) => MATTERS[one].matter !== 'departure')) {
      const bench = new Bench();
      for (let times = 0; times < 20; times += 1) bench.see(kind).wait(1_000);
      expect([kind, bench.watch.locked]).toEqual([kind, false]);
    }
  });

  test('after a release the count begins anew', () => {
    const bench = new Bench().leave().leave().leave();
    bench.watch = release(bench.watch);
    expect(bench.leave().leave().watch.locked).toBe(false);
    expect(bench.leave().watch.locked).toBe(true);
  });
});

describe('an absence', () => {
  test('counts once, however many ways it shows', () => {
    const bench = new Bench().see('focus-lost').see('page-hidden', 'page').see('full-screen-left');
    bench.see('focus-lost').see('focus-lost', 'page').wait(4_000);
    expect(bench.told()).toEqual([
      'focus-lost: warn 1',
      'page-hidden: record',
      'full-screen-left: record',
      'focus-lost: record',
    ]);
  });

  test('ends when the last of its ways ends, and says how long it was', () => {
    const bench = new Bench().see('focus-lost').see('page-hidden', 'page').wait(4_000);
    bench.see('focus-returned').wait(500).see('page-shown', 'page');
    expect(bench.rulings.at(-1)).toMatchObject({ action: 'record', awayMs: 4_500 });
    expect(bench.watch.away).toBeNull();
  });

  test('seen by the shell is not ended by the page', () => {
    const bench = new Bench().see('focus-lost', 'shell').see('focus-returned', 'page').openPage();
    expect(bench.watch.away).not.toBeNull();
  });

  test('told by a page that is gone ends with the page that comes after it', () => {
    const bench = new Bench().see('page-hidden', 'page').wait(100).openPage();
    expect(bench.watch.away).toBeNull();
    expect(bench.see('page-hidden', 'page').told()).toContain('page-hidden: warn 0');
  });

  test('within its grace is recorded with its length and does not count', () => {
    const policy = policyFor({
      changes: [{ departure: { do: 'lock', warnings: 0, graceMs: 2_000 } }],
      canRelease: true,
    });
    const glance = new Bench(policy).see('focus-lost').wait(1_999).see('focus-returned');
    expect(glance.told()).toEqual(['focus-lost: record', 'focus-returned: record']);
    expect(glance.rulings.at(-1)?.awayMs).toBe(1_999);
    const longer = new Bench(policy).see('focus-lost');
    expect(dueAtMs(longer.watch, policy)).toBe(3_000);
    expect(longer.wait(2_000).told()).toEqual(['focus-lost: lock 0']);
  });

  test('is the machine’s doing while it sleeps and until it has settled', () => {
    const bench = new Bench().see('system-suspended').see('focus-lost').wait(3_600_000);
    bench
      .see('system-resumed')
      .see('focus-returned')
      .wait(SETTLE_MS - 1)
      .see('focus-lost');
    expect(bench.told().filter((line) => !line.endsWith('record'))).toEqual([]);
    expect(bench.rulings[1]?.class).toBe('accident');
    bench.see('focus-returned').wait(1).see('focus-lost');
    expect(bench.told().at(-1)).toBe('focus-lost: warn 1');
  });
});

describe('every sighting, in every state, under every rule', () => {
  const rules = [
    { do: 'record', warnings: 2 },
    { do: 'warn', warnings: 2 },
    { do: 'lock', warnings: 0 },
    { do: 'lock', warnings: 1 },
  ] as const;
  const states = ['fresh', 'warned once', 'locked', 'asleep'] as const;
  const table = KINDS.flatMap((kind) =>
    rules.flatMap((rule) => states.map((state) => [kind, rule, state] as const)),
  );

  /** Said a second time, in other words than the rules: a row for each of the things that may be true. */
  function expected(
    kind: SightingKind,
    rule: (typeof rules)[number],
    state: (typeof states)[number],
  ) {
    const { matter, class: read } = MATTERS[kind];
    const isReturn = ['focus-returned', 'page-shown', 'full-screen-entered'].includes(kind);
    if (isReturn) return [];
    if (read === 'accident' || state === 'locked' || rule.do === 'record') return ['record'];
    if (state === 'asleep' && matter === 'departure') return ['record'];
    if (rule.do === 'warn') return ['warn'];
    const before = state === 'warned once' ? 1 : 0;
    return [before + 1 > rule.warnings ? 'lock' : 'warn'];
  }

  test.each(table)('%s under %o when %s', (kind, rule, state) => {
    const { matter } = MATTERS[kind];
    const changed = Object.fromEntries(RULED.map((one) => [one, { ...rule, graceMs: 0 }]));
    const policy: Policy = { ...DEFAULT_POLICY, ...changed };
    const watch: Watch = {
      ...newWatch,
      counted: state === 'warned once' ? { [matter]: 1 } : {},
      locked: state === 'locked',
      machineUntilMs: state === 'asleep' ? Number.MAX_SAFE_INTEGER : 0,
    };
    const bench = new Bench(policy, watch).see(kind);
    expect(bench.rulings.map(({ action }) => action)).toEqual(expected(kind, rule, state));
  });
});

describe('whatever happens', () => {
  const anyRule = fc.record({
    do: fc.constantFrom('record', 'warn', 'lock'),
    warnings: fc.integer({ min: 0, max: 4 }),
  });
  const anyPolicy: fc.Arbitrary<Policy> = fc
    .record({
      departure: fc.tuple(anyRule, fc.integer({ min: 0, max: 3_000 })),
      rest: fc.array(anyRule, { minLength: RULED.length, maxLength: RULED.length }),
    })
    .map(({ departure: [rule, graceMs], rest }) => ({
      ...DEFAULT_POLICY,
      ...Object.fromEntries(RULED.map((matter, index) => [matter, rest[index] ?? rule])),
      departure: { ...rule, graceMs },
    }));
  const anyStep = fc.oneof(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      source: fc.constantFrom<Source>('page', 'shell'),
    }),
    fc.record({ waitMs: fc.integer({ min: 0, max: 20_000 }) }),
    fc.constant('page' as const),
  );

  test('a lock comes only of a matter that the policy locks, after all of its warnings', () => {
    fc.assert(
      fc.property(anyPolicy, fc.array(anyStep, { maxLength: 60 }), (policy, steps) => {
        const bench = new Bench(policy);
        for (const step of steps) {
          if (step === 'page') bench.openPage();
          else if ('waitMs' in step) bench.wait(step.waitMs);
          else bench.see(step.kind, step.source);
        }
        const locks = bench.rulings.filter(({ action }) => action === 'lock');
        expect(locks.length).toBe(bench.watch.locked ? 1 : 0);
        for (const { matter, class: read } of locks) {
          expect(read).not.toBe('accident');
          expect(policy[matter as RuledMatter].do).toBe('lock');
          expect(warningsOf(bench.rulings, matter)).toBe(policy[matter as RuledMatter].warnings);
        }
      }),
    );
  });

  test('a release frees the screen from any state, and what it frees can be watched on', () => {
    fc.assert(
      fc.property(anyPolicy, fc.array(anyStep, { maxLength: 60 }), (policy, steps) => {
        const bench = new Bench(policy);
        for (const step of steps)
          if (step !== 'page' && 'kind' in step) bench.see(step.kind, step.source);
        expect(release(bench.watch)).toMatchObject({ locked: false, counted: {} });
        expect(release(release(bench.watch))).toEqual(release(bench.watch));
      }),
    );
  });

  test('where nobody can make a code, nothing locks', () => {
    fc.assert(
      fc.property(anyPolicy, fc.array(anyStep, { maxLength: 60 }), (changes, steps) => {
        const bench = new Bench(policyFor({ changes: [changes], canRelease: false }));
        for (const step of steps)
          if (step !== 'page' && 'kind' in step) bench.see(step.kind, step.source);
        expect(bench.watch.locked).toBe(false);
      }),
    );
  });

  const warningsOf = (rulings: readonly Ruling[], matter: Matter) =>
    rulings.filter((one) => one.matter === matter && one.action === 'warn').length;
});
