// What the simulation's programs say to each other: the one that leads, the rows of stations, and the desk's place.
import { z } from 'zod';
import { problemIdShape, studentIdShape } from '#contract/ids.ts';

/** What a student does. Acts of one student are done in order; one that could not be done is tried again. */
export const actShape = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('sit-down'), studentId: studentIdShape }),
  z.strictObject({ what: z.literal('write'), problemId: problemIdShape, text: z.string() }),
  z.strictObject({
    what: z.literal('send'),
    problemId: problemIdShape,
    text: z.string(),
    sendKey: z.uuid(),
  }),
  z.strictObject({ what: z.literal('look-away') }),
  z.strictObject({ what: z.literal('finish') }),
]);
export type Act = z.infer<typeof actShape>;

export const rowOptionsShape = z.strictObject({
  stations: z.array(
    z.strictObject({ name: z.string(), dataDir: z.string(), sinks: z.array(z.string()) }),
  ),
  packageFile: z.string(),
  startCode: z.string(),
  /** The lab's time as the row's machines are switched on. */
  startMs: z.number(),
  /** What the clocks of this row are wrong by. */
  wallOffMs: z.number(),
  seed: z.int(),
});
export type RowOptions = z.infer<typeof rowOptionsShape>;

/** Told to a row; each is answered once it is done. */
export const rowOrderShape = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('switch-on'), options: rowOptionsShape }),
  /** The acts first, then time passes. Station by its place in the row. */
  z.strictObject({
    order: z.literal('pass'),
    toMs: z.number(),
    acts: z.array(z.strictObject({ station: z.int(), act: actShape })),
  }),
  z.strictObject({ order: z.literal('set-clocks'), offMs: z.number() }),
  /** Below this folder nothing can be written; null: everywhere again. */
  z.strictObject({ order: z.literal('fill'), folder: z.string().nullable() }),
  z.strictObject({ order: z.literal('engine'), ready: z.boolean() }),
  z.strictObject({ order: z.literal('switch-off') }),
]);
export type RowOrder = z.infer<typeof rowOrderShape>;

/** How a station stands after time has passed. */
const stationStateShape = z.strictObject({
  publicKey: z.string(),
  /** Facts that no sink has; null before the exam is open. */
  unsent: z.int().nullable(),
});
export type StationState = z.infer<typeof stationStateShape>;

export const rowAnswerShape = z.strictObject({
  stations: z.array(stationStateShape),
  /** In the order of the acts: true where it is done, else why it is not. */
  done: z.array(z.union([z.literal(true), z.string()])),
  /** Why sinks took nothing, once for each trouble. */
  troubles: z.array(z.string()),
  /** What should not have happened. */
  bugs: z.array(z.string()),
});
export type RowAnswer = z.infer<typeof rowAnswerShape>;

export const deskOrderShape = z.discriminatedUnion('order', [
  z.strictObject({
    order: z.literal('open'),
    packageFile: z.string(),
    folder: z.string(),
    port: z.int(),
  }),
  z.strictObject({ order: z.literal('fill'), folder: z.string().nullable() }),
  /** Answered when all that lies in the folder is in the desk's book. */
  z.strictObject({ order: z.literal('close') }),
]);
export type DeskOrder = z.infer<typeof deskOrderShape>;

export const deskAnswerShape = z.strictObject({
  port: z.int().nullable(),
  bugs: z.array(z.string()),
});
