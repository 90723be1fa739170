// The exam of the gallery: real statements, names that are long on purpose, twelve problems.
import type { AttemptView, ExamView, StudentView } from '#contract/exam.ts';
import type { ProblemView } from '#contract/problem.ts';
import type { Station } from '../state/session.ts';

export const NOON_MS = Date.UTC(2026, 10, 20, 12, 0, 0);
const ZERO_SHA = '0'.repeat(64);

const statements = import.meta.glob<string>('../../problems/*/statement.*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const pictures = import.meta.glob<string>('../../problems/*/*.png', {
  query: '?inline',
  import: 'default',
  eager: true,
});
const starters = import.meta.glob<string>('../../problems/*/starter.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const TITLES: readonly (readonly [string, string, string])[] = [
  ['suma', 'Suma', 'Sum'],
  ['sec_saludo', 'Saludo', 'Greeting'],
  ['palindromo', 'Palíndromo', 'Palindrome'],
  ['mover_ceros', 'Mover los ceros al final', 'Move the zeros to the end'],
  ['notas_curso', 'Notas del curso', 'Course grades'],
  ['hanoi', 'Torres de Hanói', 'Towers of Hanoi'],
  ['cuenta_bancaria', 'Cuenta bancaria', 'Bank account'],
  ['inventario', 'Inventario con excepciones', 'Stock with exceptions'],
  ['primos', 'Generador de números primos', 'Generator of primes'],
  ['ticket', 'Ticket de compra', 'Till receipt'],
  [
    'largo',
    'Un problema con un nombre larguísimo que no cabe en ninguna parte de la pantalla',
    'A problem whose very long name does not fit into any part of the screen at all',
  ],
  ['ultimo', 'Último', 'Last'],
];

const FORBIDDEN = [
  'os',
  'subprocess',
  'sys',
  'socket',
  'exec',
  'eval',
  'compile',
  'open',
  '__import__',
];

function problemOf([id, es, en]: (typeof TITLES)[number]): ProblemView {
  const statementEs = statements[`../../problems/${id}/statement.es.md`];
  const statementEn = statements[`../../problems/${id}/statement.en.md`];
  const program = {
    language: 'python',
    entry: 'student_code.py',
    starter: starters[`../../problems/${id}/starter.py`] ?? 'def resolver(valor):\n    ...\n',
    starterSha256: ZERO_SHA,
    limits: { wallMs: 5_000, memoryMb: 256, processes: 50, cpus: 1, outputKb: 64 },
    forbidden: FORBIDDEN,
  } as const;
  return {
    ...program,
    id,
    title: { es, en },
    programs: [program],
    statements: {
      ...(statementEs !== undefined && { es: statementEs }),
      ...(statementEn !== undefined && { en: statementEn }),
    },
    pictures: Object.entries(pictures)
      .filter(([file]) => file.startsWith(`../../problems/${id}/`))
      .map(([file, dataUri]) => ({ name: file.slice(file.lastIndexOf('/') + 1), dataUri })),
    sourceMaxBytes: 50 * 1_024,
    maxPoints: 10,
    publicTests: [
      { name: 'test_suma_basico', points: 3 },
      { name: 'test_suma_flotantes', points: 2 },
      { name: 'test_devuelve_no_imprime', points: 1 },
    ],
    hiddenTests: { count: 3, points: 4 },
  };
}

export const problems: readonly ProblemView[] = TITLES.map(problemOf);

export const exam: ExamView = {
  id: 'demo',
  title: {
    es: 'Fundamentos de programación: examen parcial',
    en: 'Foundations of programming: midterm exam',
  },
  demo: true,
  rehearsal: false,
  problemIds: problems.map(({ id }) => id),
  problems: problems.map(({ id }) => ({ id, weight: 1, finalsMax: null, cooldownMs: 0 })),
  durationMs: 5_400_000,
  shells: ['electron', 'loopback'],
  hidden: 'count',
  rules: {
    es: 'Trabaja en silencio. Puedes usar **una hoja** de apuntes escrita a mano.\n\n- No hables con nadie.\n- Si algo falla, levanta la mano.',
    en: 'Work in silence. You may use **one sheet** of notes written by hand.\n\n- Talk to nobody.\n- If something fails, raise your hand.',
  },
  locales: ['es', 'en'],
  signIn: 'pick',
  graceMs: 120_000,
  atEnd: 'submit-drafts',
  warnAtMinutes: [10, 5, 1],
};

export const attempt: AttemptView = {
  id: '3f1c1f3e-5a43-4bb0-9a3c-1c9d4fa6f001',
  examId: exam.id,
  studentId: 'a01234567',
  studentName: 'María Fernanda Hernández-Villaseñor de la Garza',
  number: 1,
  state: 'running',
  startedAtMs: NOON_MS,
  remainingMs: 4_219_000,
  allottedMs: 5_400_000,
  breakLeftMs: 600_000,
  paused: false,
  graceLeftMs: 120_000,
  problemId: 'suma',
  ending: null,
};

export const students: readonly StudentView[] = [
  { studentId: 'a01234567', name: attempt.studentName, group: '2B', seat: 'L3-14' },
  { studentId: 'a01112223', name: 'José Ñúñez', group: '2B', seat: 'L3-15' },
  { studentId: 'a01998877', name: 'Aiko Tanaka', group: '2A', seat: null },
  { studentId: 'a01454545', name: 'Łukasz Żółć', group: '2A', seat: null },
  { studentId: 'a01676767', name: 'Beatriz Gómez', group: '2A', seat: null },
  { studentId: 'a01787878', name: 'Omar Haddad', group: '2A', seat: null },
  { studentId: 'a01898989', name: 'Xóchitl Pérez', group: '2A', seat: null },
];

export const station: Station = {
  version: '0.1.0',
  shell: 'loopback',
  stationName: 'L3-14',
  exam,
  locked: null,
  roster: students.map(({ studentId, name }) => ({ studentId, name })),
  attempt,
  engine: { state: 'ready', engine: 'Docker 20.10', image: 'invigil/python:1' },
  nowMs: NOON_MS,
};
