// `npm test` and `npm run test:soak`: every check, then every test by what it needs. Nothing stops at the first
// failure, and the last line is the sum of all.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../setup/program.ts';
import type { Tally } from './tally.ts';
import { add, nothing, oneFailed, onePassed, summary, tallyOf } from './tally.ts';
import { root } from '../setup/root.ts';

const reports = join(root, 'test-results');

/** Scripts of package.json that pass or fail as a whole. */
const CHECKS = ['fmt:check', 'types', 'lint', 'dead'];
/** Projects of vitest.config.ts, from the quickest to the slowest. */
const PROJECTS = ['tidy', 'unit', 'docker', 'e2e'];
/** A soak looks harder where chance plays a part, again and again, with seeds of its own. */
const SOAK_PROJECTS = ['unit', 'docker'];
const SOAK_ROUNDS = 3;
const SOAK_TEST_MAX_MS = 30 * 60_000;

type Part = { readonly name: string; readonly tally: Tally; readonly tookMs: number };

async function timed(name: string, work: () => Promise<Tally>): Promise<Part> {
  process.stdout.write(`\n── ${name}\n`);
  const startedAtMs = Date.now();
  const tally = await work();
  return { name, tally, tookMs: Date.now() - startedAtMs };
}

async function check(script: string): Promise<Tally> {
  const done = await runProgram('npm', ['run', '--silent', script], { cwd: root });
  return done.ok ? onePassed : oneFailed;
}

async function vitest(project: string, filters: readonly string[]): Promise<Tally> {
  const reportFile = join(reports, `${project}.json`);
  rmSync(reportFile, { force: true });
  const args = [
    ...[join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
    ...filters,
  ];
  const done = await runProgram(process.execPath, args, { cwd: root });
  const report: unknown = existsSync(reportFile)
    ? JSON.parse(readFileSync(reportFile, 'utf8'))
    : null;
  return tallyOf(report, done.ok ? 0 : 1);
}

function table(parts: readonly Part[]): string {
  const lines = parts.map(({ name, tally, tookMs }) => {
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
    const seconds = `${(tookMs / 1000).toFixed(1)} s`;
    return `${tally.failed > 0 ? '✗' : '✓'} ${name.padEnd(10)} ${seconds.padStart(8)}  ${summary(tally)}${skipped}`;
  });
  return lines.join('\n');
}

async function runTests(filters: readonly string[]): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const script of CHECKS) parts.push(await timed(script, () => check(script)));
  for (const project of PROJECTS) parts.push(await timed(project, () => vitest(project, filters)));
  return parts;
}

async function runSoak(filters: readonly string[]): Promise<readonly Part[]> {
  process.env['INVIGIL_SOAK'] = '1';
  const patient = [`--testTimeout=${SOAK_TEST_MAX_MS}`, ...filters];
  const parts: Part[] = [];
  for (let round = 1; round <= SOAK_ROUNDS; round += 1) {
    for (const project of SOAK_PROJECTS) {
      parts.push(await timed(`${project} ${round}`, () => vitest(project, patient)));
    }
  }
  return parts;
}

async function main(what: string | undefined, filters: readonly string[]): Promise<void> {
  mkdirSync(reports, { recursive: true });
  const parts = what === 'soak' ? await runSoak(filters) : await runTests(filters);
  const sum = parts.map(({ tally }) => tally).reduce(add, nothing);
  process.stdout.write(`\n${table(parts)}\n\n${summary(sum)}\n`);
  process.exitCode = sum.failed > 0 ? 1 : 0;
}

const [what, ...filters] = process.argv.slice(2);
await main(what, filters);
