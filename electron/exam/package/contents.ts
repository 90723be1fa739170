// What an exam package holds inside its encryption, and the exam that it becomes in memory.
import { z } from 'zod';
import { pictureNameShape, pictureTypeShape, problemManifestShape } from '#contract/problem.ts';
import type { Problem } from '#contract/problem.ts';
import { programmingLanguageShape } from '#contract/language.ts';
import { programsOf } from '#contract/programs.ts';
import { sha256Shape, studentIdShape } from '#contract/ids.ts';
import { MINUTE_MS, PICTURES_MAX, SECOND_MS } from '#contract/limits.ts';
import { visibilityShape } from '#contract/verdict.ts';
import type { Exam, ExamKind } from '../exam.ts';
import type { ExamSource } from '../files/exam-folder.ts';
import { examManifestShape } from '../files/manifest-shape.ts';
import { deliveryShape } from './delivery.ts';
import type { Delivery } from './delivery.ts';

const studentShape = z.strictObject({
  id: studentIdShape,
  name: z.string(),
  email: z.string().nullable(),
  group: z.string().nullable(),
  seat: z.string().nullable(),
  extraPercent: z.number().min(0),
  extraMs: z.number().min(0),
  breakMs: z.number().min(0),
  accommodations: z.array(z.string()),
});

const fileShape = z.strictObject({ name: z.string(), base64: z.base64() });

const problemShape = z.strictObject({
  manifest: problemManifestShape,
  statements: z.strictObject({ es: z.string().optional(), en: z.string().optional() }),
  /** Packages made before statements had pictures have none. */
  pictures: z
    .array(
      z.strictObject({ name: pictureNameShape, type: pictureTypeShape, base64: z.base64().min(1) }),
    )
    .max(PICTURES_MAX)
    .default([]),
  starter: z.string(),
  /** Packages made when a problem had one language have none. */
  starters: z.partialRecord(programmingLanguageShape, z.string()).default({}),
  testFiles: z.array(fileShape.extend({ visibility: visibilityShape })),
  /** Packages made before there were cases have none. */
  caseFiles: z.array(fileShape).default([]),
  problemSha256: sha256Shape,
  testsSha256: sha256Shape,
});

export const contentsShape = z.strictObject({
  manifest: examManifestShape,
  roster: z.array(studentShape),
  problems: z.array(problemShape),
  proctorKey: z.base64(),
  /** To whom results go. Packages made before there were bundles have none, and nothing leaves their stations. */
  delivery: deliveryShape.nullable().default(null),
});
export type Contents = z.infer<typeof contentsShape>;

export function contentsOf(
  source: ExamSource,
  proctorKey: Uint8Array,
  delivery: Delivery | null = null,
): Contents {
  return {
    manifest: source.manifest,
    roster: source.roster.map((student) => ({
      ...student,
      accommodations: [...student.accommodations],
    })),
    problems: source.problems.map(({ testFiles, caseFiles, pictures, ...problem }) => ({
      ...problem,
      starters: { ...problem.starters },
      statements: { ...problem.statements },
      pictures: pictures.map(({ name, type, bytes }) => ({ name, type, base64: base64Of(bytes) })),
      testFiles: testFiles.map(({ name, visibility, bytes }) => ({
        name,
        visibility,
        base64: base64Of(bytes),
      })),
      caseFiles: caseFiles.map(({ name, bytes }) => ({ name, base64: base64Of(bytes) })),
    })),
    proctorKey: base64Of(proctorKey),
    delivery,
  };
}

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

function problemOf(packed: Contents['problems'][number]): Problem {
  const { testFiles, caseFiles, statements, pictures, starters, ...problem } = packed;
  const { es, en } = statements;
  return {
    ...problem,
    statements: { ...(es === undefined ? {} : { es }), ...(en === undefined ? {} : { en }) },
    pictures: pictures.map(({ name, type, base64 }) => ({ name, type, bytes: bytesOf(base64) })),
    starters: { [programsOf(problem.manifest)[0].language]: problem.starter, ...starters },
    testFiles: testFiles.map(({ name, visibility, base64 }) => ({
      name,
      visibility,
      bytes: bytesOf(base64),
    })),
    caseFiles: caseFiles.map(({ name, base64 }) => ({ name, bytes: bytesOf(base64) })),
  };
}

/** The exam in memory. A rehearsal is the same exam under another mark, in any shell, whenever one likes. */
export function examOf(contents: Contents, kind: Exclude<ExamKind, 'demo'>): Exam {
  const { manifest } = contents;
  const problems = new Map(contents.problems.map((one) => [one.manifest.id, problemOf(one)]));
  const { time, window, attempts } = manifest;
  const rehearsal = kind === 'rehearsal';
  return {
    id: manifest.id,
    kind,
    title: manifest.title,
    problems: manifest.problems.map((one) => ({
      id: one.id,
      weight: one.weight,
      finalsMax: one.finals === undefined ? attempts.finals : one.finals,
      cooldownMs: (one.cooldownSeconds ?? attempts.cooldownSeconds) * SECOND_MS,
    })),
    durationMs: time.minutes === null ? null : time.minutes * MINUTE_MS,
    breakMs: time.breakMinutes * MINUTE_MS,
    time: {
      whileDown: time.whileDown,
      forgivenMaxMs: time.forgivenMinutes * MINUTE_MS,
      graceMs: time.graceSeconds * SECOND_MS,
      warnAtMinutes: time.warnAtMinutes,
    },
    atEnd: time.atEnd,
    opensAtMs: rehearsal || window.opens === undefined ? null : Date.parse(window.opens),
    closesAtMs: rehearsal || window.closes === undefined ? null : Date.parse(window.closes),
    shells: rehearsal ? ['electron', 'loopback'] : manifest.shells,
    hidden: manifest.hiddenTests,
    rules: manifest.rules ?? null,
    locales: manifest.languages,
    signIn: rehearsal ? 'pick' : manifest.signIn,
    beginsAtSignIn: false,
    roster: contents.roster,
    // Nobody stands by in a rehearsal to make codes.
    proctorKey: rehearsal ? null : bytesOf(contents.proctorKey),
    delivery: rehearsal ? null : contents.delivery,
    proctoring: { policy: manifest.proctoring, accommodations: manifest.accommodations },
    problem: (id) => problems.get(id) ?? null,
  };
}
