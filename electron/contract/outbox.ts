// What screens know of what leaves the station.
import { z } from 'zod';

/** One place that bundles are sent to. */
export const sinkViewShape = z.strictObject({
  /** As it is configured: folder:PATH or desk:HOST:PORT. */
  name: z.string(),
  kind: z.enum(['folder', 'desk']),
  delivered: z.int().min(0),
  refused: z.int().min(0),
  /** Why one of them was refused. */
  refusal: z.string().nullable(),
  /** Null while all goes well. */
  trouble: z
    .strictObject({
      reason: z.enum([
        'disk-full',
        'not-reachable',
        'not-answering',
        'not-enrolled',
        'other-desk',
        'busy',
        'failed',
      ]),
      /** In the system's own words. */
      detail: z.string(),
    })
    .nullable(),
});
export type SinkView = z.infer<typeof sinkViewShape>;

/** For staff. */
export const outboxViewShape = z.strictObject({
  facts: z.int().min(0),
  /** Facts that have reached no sink. */
  unsent: z.int().min(0),
  sinks: z.array(sinkViewShape),
});
export type OutboxView = z.infer<typeof outboxViewShape>;

/** For the student: has it left? Where nothing is sent by itself, staff fetch it. */
export const sentViewShape = z.strictObject({
  by: z.enum(['itself', 'staff']),
  unsent: z.int().min(0),
});
export type SentView = z.infer<typeof sentViewShape>;
