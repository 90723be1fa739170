// The exam that opens when nobody has installed another one: all problems of the catalog, students with made-up names.
import type { Problem } from '#contract/problem.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import type { Exam, Student } from './exam.ts';

/** Long enough to try everything; a new attempt follows for the asking. */
const DURATION_MS = 120 * MINUTE_MS;
/** A demo that was closed overnight goes on where it was. */
const FORGIVEN_MAX_MS = 30 * 24 * 60 * MINUTE_MS;

export function demoExam(problems: readonly Problem[]): Exam {
  const byId = new Map(problems.map((problem) => [problem.manifest.id, problem]));
  return {
    id: 'demo',
    kind: 'demo',
    title: { es: 'Examen de demostración', en: 'Demo exam' },
    problems: problems.map(({ manifest }) => ({
      id: manifest.id,
      weight: 1,
      finalsMax: null,
      cooldownMs: 0,
    })),
    durationMs: DURATION_MS,
    breakMs: 10 * MINUTE_MS,
    time: {
      whileDown: 'stops',
      forgivenMaxMs: FORGIVEN_MAX_MS,
      graceMs: 0,
      warnAtMinutes: [10, 5, 1],
    },
    atEnd: 'submit-drafts',
    opensAtMs: null,
    closesAtMs: null,
    shells: ['electron', 'loopback'],
    hidden: 'count',
    rules: null,
    locales: ['es', 'en'],
    signIn: 'pick',
    beginsAtSignIn: true,
    roster: [student(1, 0), student(2, 25), student(3, 0)],
    proctorKey: null,
    delivery: null,
    proctoring: null,
    problem: (id) => byId.get(id) ?? null,
  };
}

function student(number: number, extraPercent: number): Student {
  return {
    id: `demo-0${number}`,
    name: `Estudiante de demostración ${number} / Demo Student ${number}`,
    email: null,
    group: null,
    seat: null,
    extraPercent,
    extraMs: 0,
    breakMs: 0,
    accommodations: [],
  };
}
