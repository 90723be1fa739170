// Every program of the corpus through the real runner: it gets what is right for it, earns no more than its honest part,
// learns nothing of the hidden tests, and leaves no mark on what comes after it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIB, SECOND_MS } from '#contract/limits.ts';
import type { Report } from '#contract/report.ts';
import type { Purpose } from '#contract/verdict.ts';
import { openCatalog } from '#problems';
import { resultView } from '../../electron/submissions/view.ts';
import { createRunner, openEngine } from '../runner.ts';
import type { PooledRunner } from '../runner.ts';
import { OWNER_LABEL } from '../sandbox/owner.ts';
import { readAttacks } from './programs.ts';
import type { Attack } from './programs.ts';

const ATTACKS_MIN = 80;
const HIDDEN_WORDS = [
  ...['canario-nota-5521', 'canario-mensaje-8812', 'canario-mensaje-4471', 'canario-mensaje-9130'],
  ...['731095527', '268904473', 'entrada-oculta-3307', '7033-atluco-adartne'],
  ...['test_oculta_suma', 'test_oculta_clave', 'test_oculta_contador'],
];
const GROWTH_MAX_BYTES = 256 * MIB;
const REPEATED = 3;
const TIMES = 20;
const SEED = 'invigil';
/** On a machine that does much else. Students' clocks run inside, and are checked. */
const PATIENCE_MS = 600 * SECOND_MS;

const attacks = readAttacks();
const problem = readProblem();
const honest = readFileSync(new URL('./honest.py', import.meta.url), 'utf8');

let runner: PooledRunner;
let baseBytes: number;
beforeAll(async () => {
  runner = createRunner({ toolVersion: 'test', usualLimits: problem.manifest.limits });
  await runner.warm();
  await judged(honest, 'final');
  baseBytes = process.memoryUsage().rss;
});
afterAll(async () => {
  await runner.close();
  expect(await ownContainers()).toEqual([]);
});

test(`there are at least ${ATTACKS_MIN} programs`, () => {
  expect(attacks.length).toBeGreaterThanOrEqual(ATTACKS_MIN);
});

test('the honest solution earns everything', async () => {
  expect(await judged(honest, 'final')).toMatchObject({ verdict: 'accepted', score: 10 });
});

describe.concurrent('a program that tries to', () => {
  test.each(attacks)('$tries ($name)', { timeout: PATIENCE_MS }, async (attack) => {
    const report = await judged(attack.source, 'final');
    expect(attack.allows, `got ${summary(report)}`).toContain(report.verdict);
    expect(report.score, summary(report)).toBeLessThanOrEqual(attack.maxPoints);
    expect(report.phasesMs.run).toBeLessThan(report.limits.wallMs + SECOND_MS);
    expect(leaksOf(attack, resultView(report, 'count'))).toEqual([]);
    expect(leaksOf(attack, resultView(report, 'nothing'))).toEqual([]);

    expect(await judged(honest, 'final')).toMatchObject({ verdict: 'accepted', score: 10 });
    expect(leaksOf(attack, await judged(attack.source, 'practice'))).toEqual([]);
    expect(process.memoryUsage().rss - baseBytes).toBeLessThan(GROWTH_MAX_BYTES);
  });
});

test(`a seeded sample gets the same ${TIMES} times`, { timeout: PATIENCE_MS }, async () => {
  for (const attack of sampled()) {
    const runs = Array.from({ length: TIMES }, () => judged(attack.source, 'final'));
    const reports = await Promise.all(runs);
    expect([...new Set(reports.map(summary))], attack.name).toHaveLength(1);
  }
});

async function judged(source: string, purpose: Purpose): Promise<Report> {
  const bytes = Buffer.from(source);
  const sourceSha256 = sha256(bytes);
  const report = await runner.judge({ problem, source: bytes, sourceSha256, purpose });
  if (!report.ok) throw new Error(`${report.error.kind}: ${report.error.detail}`);
  return report.value;
}

function readProblem() {
  const read = openCatalog(fileURLToPath(new URL('.', import.meta.url))).read('problem');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** Words of the hidden tests in what a student sees, but for those that they typed themselves. */
function leaksOf(attack: Attack, seen: unknown): string[] {
  const text = JSON.stringify(seen);
  return HIDDEN_WORDS.filter((word) => text.includes(word) && !attack.source.includes(word));
}

const summary = (report: Report): string =>
  [report.verdict, report.score, ...report.tests.map((one) => `${one.name} ${one.outcome}`)].join(
    ', ',
  );

/** Always the same programs: in the order of a hash that the seed decides. */
function sampled(): Attack[] {
  const key = (attack: Attack): string => sha256(Buffer.from(SEED + attack.name));
  return attacks.toSorted((a, b) => key(a).localeCompare(key(b))).slice(0, REPEATED);
}

async function ownContainers(): Promise<string[]> {
  const engine = await openEngine();
  if (!engine.ok) throw new Error('no engine');
  const all = await engine.value.docker.listContainers({
    all: true,
    filters: JSON.stringify({ label: [OWNER_LABEL] }),
  });
  engine.value.close();
  return all
    .filter((one) => one.Labels[OWNER_LABEL]?.includes(`/${process.pid}/`))
    .map((one) => one.Id);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
