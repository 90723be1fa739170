// How long it takes to look for pairs among the submissions of a whole course: 200 students, three problems. Fails where
// it does not find the ones that were put in.
import type { Taken } from '../../../runner/bench/measure.ts';
import { chance, disguised, sampleFunctions } from '../../testing/sample-programs.ts';
import { similarPairs } from './pairs.ts';
import type { Program } from './pairs.ts';

const STUDENTS = 200;
const PROBLEMS = 3;
/** Pairs of students, of each problem, the second of whom copied and disguised. */
const COPIES = 10;

export function measure(): Promise<Taken> {
  const problems = Array.from({ length: PROBLEMS }, (_, nth) => submissionsOf(nth * 10_000));
  const startedMs = performance.now();
  const found = problems.map((programs) => similarPairs(programs).length);
  const ours = performance.now() - startedMs;
  if (found.some((pairs) => pairs !== COPIES))
    throw new Error(`found ${found.join(', ')} pairs where ${COPIES} are`);
  return Promise.resolve({ ours, plain: null, bare: null, runs: STUDENTS * PROBLEMS });
}

/** Programs of some sixty lines. */
function submissionsOf(seed: number): Program[] {
  return Array.from({ length: STUDENTS }, (_, at) => {
    const isCopy = at < 2 * COPIES && at % 2 === 1;
    const text = sampleFunctions(chance(seed + (isCopy ? at - 1 : at)), 5, 8).join('\n');
    const id = `s${at}`;
    return {
      ...{ submissionId: id, studentId: id, language: 'python' },
      text: isCopy ? disguised(text) : text,
    };
  });
}
