// The file exam.yml. Unknown keys are refused, so that a misspelt rule is never silently ignored.
import { z } from 'zod';
import { hiddenPolicyShape, shellShape } from '#contract/exam.ts';
import { examIdShape, problemIdShape } from '#contract/ids.ts';
import { localeShape, localizedTextShape } from '#contract/language.ts';
import { policyChangeShape } from '#contract/proctoring-policy.ts';

const finals = z.int().min(1).max(1_000).nullable();
const cooldownSeconds = z.int().min(0).max(3_600);

const problemEntryShape = z.strictObject({
  id: problemIdShape,
  weight: z.number().positive().max(1_000).default(1),
  finals: finals.optional(),
  cooldownSeconds: cooldownSeconds.optional(),
});

/** A problem by its id alone, or with its own weight and limits. */
const problemShape = z.preprocess(
  (written) => (typeof written === 'string' ? { id: written } : written),
  problemEntryShape,
);

const moment = z.iso.datetime({
  offset: true,
  error: 'a date with its time zone, such as 2026-12-01T09:00:00-03:00',
});

const timeShape = z.strictObject({
  /** Null: no time limit. */
  minutes: z.number().positive().max(1_440).nullable(),
  graceSeconds: z.int().min(0).max(3_600).default(0),
  breakMinutes: z.number().min(0).max(600).default(0),
  whileDown: z.enum(['runs', 'stops']).default('stops'),
  forgivenMinutes: z.number().min(0).max(1_440).default(15),
  atEnd: z.enum(['submit-drafts', 'keep-drafts']).default('submit-drafts'),
  warnAtMinutes: z.array(z.int().min(1).max(600)).max(10).default([10, 5, 1]),
});

/** What a name in the roster's column `accommodations` stands for. */
const accommodationShape = z.strictObject({
  extraPercent: z.number().min(0).max(300).default(0),
  extraMinutes: z.number().min(0).max(1_440).default(0),
  breakMinutes: z.number().min(0).max(600).default(0),
  /** Rules of proctoring that change for these students. */
  proctoring: policyChangeShape.default({}),
});

export const examManifestShape = z.strictObject({
  id: examIdShape,
  title: localizedTextShape,
  problems: z.array(problemShape).min(1).max(100),
  /** Folder of the problems, from where exam.yml lies. */
  problemsFolder: z.string().min(1).max(500).default('problems'),
  window: z.strictObject({ opens: moment.optional(), closes: moment.optional() }).prefault({}),
  time: timeShape,
  /** For problems that say nothing of their own. */
  attempts: z
    .strictObject({ finals: finals.default(null), cooldownSeconds: cooldownSeconds.default(0) })
    .prefault({}),
  languages: z.array(localeShape).min(1).max(2).default(['es', 'en']),
  shells: z.array(shellShape).min(1).default(['electron']),
  hiddenTests: hiddenPolicyShape.default('count'),
  signIn: z.enum(['pick', 'type']).default('type'),
  rules: localizedTextShape.optional(),
  /** What the exam does about what is seen; what is left out stays as the default has it. */
  proctoring: policyChangeShape.default({}),
  accommodations: z.record(z.string().regex(/^[\w-]{1,40}$/), accommodationShape).default({}),
});
export type ExamManifest = z.infer<typeof examManifestShape>;
