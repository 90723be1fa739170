// What the desk's page shows of the gradebook: charts, exports and similar pairs.
import { z } from 'zod';
import { problemIdShape, studentIdShape, submissionIdShape } from './ids.ts';

/** Largest LMS export that may be given as a roster: its base64 fits into one message with room to spare. */
export const LMS_FILE_MAX_BYTES = 2 * 1_024 * 1_024;

/** Columns of equal length, so that a chart takes them as they are. All times by the desk's clock, UTC milliseconds. */
export const chartsShape = z.strictObject({
  nowMs: z.number(),
  /** Length of one step of the two time lines below. */
  stepMs: z.number().min(1),
  /** Best score so far of each student who has one; `problemId` null is the total of the problems. */
  scores: z.array(
    z.strictObject({
      problemId: problemIdShape.nullable(),
      maxScore: z.number(),
      scores: z.array(z.number()),
    }),
  ),
  progress: z.strictObject({
    /** End of each step. */
    atMs: z.array(z.number()),
    /** Students who had begun by then. */
    begun: z.array(z.int().min(0)),
    /** Students who had ended by then. */
    ended: z.array(z.int().min(0)),
    /** Students with at least one final submission by then, and with full marks by then. */
    problems: z.array(
      z.strictObject({
        problemId: problemIdShape,
        submitted: z.array(z.int().min(0)),
        full: z.array(z.int().min(0)),
      }),
    ),
  }),
  incidents: z.strictObject({
    atMs: z.array(z.number()),
    /** Within each step: what was only recorded, what warned, what locked. */
    recorded: z.array(z.int().min(0)),
    warned: z.array(z.int().min(0)),
    locked: z.array(z.int().min(0)),
  }),
});
export type Charts = z.infer<typeof chartsShape>;

export const exportFormatShape = z.enum([
  'csv',
  'xlsx',
  'canvas',
  'moodle-csv',
  'moodle-xml',
  'blackboard',
  'json',
]);
export type ExportFormat = z.infer<typeof exportFormatShape>;

export const exportOfferShape = z.strictObject({
  format: exportFormatShape,
  /** The LMS's own export as roster: not used, may be given, must be given. */
  roster: z.enum(['none', 'optional', 'needed']),
  decimalComma: z.boolean(),
  changedOnly: z.boolean(),
});
export type ExportOffer = z.infer<typeof exportOfferShape>;

/** Choices for one export. What a format does not offer is refused as `not-offered`. */
export const exportAskShape = z.strictObject({
  format: exportFormatShape,
  /** The LMS's own export, byte for byte. */
  rosterBase64: z
    .base64()
    .max(Math.ceil(LMS_FILE_MAX_BYTES / 3) * 4)
    .nullable()
    .default(null),
  decimalComma: z.boolean().default(false),
  changedOnly: z.boolean().default(false),
  /** Write although something is ungraded or held; it is marked in the file. */
  force: z.boolean().default(false),
  /** Write although rows are unmatched, doubtful or twice; those are left out. */
  acceptPartial: z.boolean().default(false),
  /** Write the doubtful too: somebody has looked at them. */
  acceptDoubtful: z.boolean().default(false),
  /** For an LMS: titles or id numbers of its columns, by problem and `total`. Empty: the total alone, under the exam's title. */
  items: z.record(z.string().max(64), z.string().trim().min(1).max(300)).default({}),
});
export type ExportAsk = z.output<typeof exportAskShape>;

/** One row that does not simply match. Texts as the roster or the exam has them; `why` is for a person. */
const rowShape = z.strictObject({
  kind: z.enum(['unmatched', 'doubtful', 'duplicate']),
  /** Null where the row is in the LMS's file alone. */
  studentId: studentIdShape.nullable(),
  name: z.string(),
  /** Line of the LMS's file; null where the student is in the exam alone. */
  line: z.int().min(1).nullable(),
  why: z.string(),
});

export const exportPreviewShape = z.strictObject({
  students: z.int().min(0),
  /** Students who would be written. */
  written: z.int().min(0),
  /** Submissions without a result; anything above 0 needs `force`. */
  waiting: z.int().min(0),
  held: z.int().min(0),
  /** At most 500 are told; anything in them needs `acceptPartial`. */
  rows: z.array(rowShape).max(500),
  rowsTotal: z.int().min(0),
});
export type ExportPreview = z.infer<typeof exportPreviewShape>;

/** `detail` is one English sentence of the exporter. */
export const exportFaultShape = z.strictObject({
  kind: z.enum([
    'ungraded',
    'partial',
    'roster-needed',
    'roster-unreadable',
    'not-offered',
    'refused',
  ]),
  detail: z.string(),
});
export type ExportFault = z.infer<typeof exportFaultShape>;

export const exportFileShape = z.strictObject({
  fileName: z.string(),
  mediaType: z.string(),
  base64: z.base64(),
});
export type ExportFile = z.infer<typeof exportFileShape>;

/** A place in a source: lines and columns from 1, columns in UTF-16 units; the end is exclusive. */
const spanShape = z.strictObject({
  startLine: z.int().min(1),
  startColumn: z.int().min(1),
  endLine: z.int().min(1),
  endColumn: z.int().min(1),
});

const pairSideShape = z.strictObject({
  studentId: studentIdShape,
  name: z.string(),
  submissionId: submissionIdShape,
});

/** Two submissions that share much. It points; it accuses nobody. Sources by `student/submission`. */
export const similarPairShape = z.strictObject({
  problemId: problemIdShape,
  /** Share of the shorter one's own code, without what was given or is common, that the other has too. */
  likeness: z.number().min(0).max(1),
  one: pairSideShape,
  other: pairSideShape,
  passages: z.array(z.strictObject({ one: spanShape, other: spanShape })),
});
export type SimilarPair = z.infer<typeof similarPairShape>;

export const similarShape = z.strictObject({
  /** Most alike first, at most 200. */
  pairs: z.array(similarPairShape).max(200),
  compared: z.int().min(0),
  /** When it was worked out; the page may ask for it again. */
  atMs: z.number(),
});
export type Similar = z.infer<typeof similarShape>;
