// A place that bundles are sent to. Every sink takes the same sealed bytes; none needs them in order or only once.
import path from 'node:path';
import { z } from 'zod';
import type { ExamId } from '#contract/ids.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

export type SinkChoice =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'desk'; readonly host: string; readonly port: number };

/** What is sent: where it belongs, and its bytes. */
export type Parcel = {
  readonly examId: ExamId;
  /** Of the station's key, as folders are named by it. */
  readonly fingerprint: string;
  /** A bundle's place in its chain, a beat's number. */
  readonly number: number;
  readonly bytes: Uint8Array;
};

/** Why a sink did not take it this time. The exam goes on, and it is tried again. */
export type SinkTrouble = {
  readonly kind: 'trouble';
  readonly reason:
    | 'disk-full'
    | 'not-reachable'
    | 'not-answering'
    | 'not-enrolled'
    | 'other-desk'
    | 'busy'
    | 'failed';
  /** For staff, in the system's own words. */
  readonly detail: string;
};

export type PutOutcome =
  | { readonly kind: 'delivered' }
  /** It will never be taken as it is; the next one may be. */
  | { readonly kind: 'refused'; readonly detail: string }
  | SinkTrouble;

export type BeatOutcome =
  | { readonly kind: 'heard'; readonly answer: unknown }
  /** The folder has it, and nobody answers there. */
  | { readonly kind: 'kept' }
  | SinkTrouble;

export type Sink = {
  /** As arrivals are kept under, and as staff read it: the choice as it was written. */
  readonly name: string;
  readonly kind: SinkChoice['kind'];
  /** Durable at the other side when it answers `delivered`. One at a time. */
  put(bundle: Parcel): Promise<PutOutcome>;
  beat(beat: Parcel): Promise<BeatOutcome>;
  close(): void;
};

/** The way a sink is written on command lines and in configurations. */
export const sinkName = (choice: SinkChoice): string =>
  choice.kind === 'folder'
    ? `folder:${choice.path}`
    : `desk:${choice.host.includes(':') ? `[${choice.host}]` : choice.host}:${choice.port}`;

const portShape = z.coerce.number().int().min(1).max(65_535);

/** A fault is one sentence for staff. */
export function readSink(text: string): Result<SinkChoice, string> {
  const [, folder] = /^folder:(.+)$/.exec(text) ?? [];
  if (folder !== undefined) return ok({ kind: 'folder', path: path.resolve(folder) });
  const [, bracketed, host = bracketed, written] =
    /^desk:(?:\[([0-9a-fA-F:]+)\]|([^:\s/]+)):(\d+)$/.exec(text) ?? [];
  const port = portShape.safeParse(written);
  if (host !== undefined && port.success) return ok({ kind: 'desk', host, port: port.data });
  return fail(`A sink is folder:PATH or desk:HOST:PORT, and not "${text}".`);
}

/** A fault is one sentence for staff. */
export function readSinks(texts: readonly string[]): Result<readonly SinkChoice[], string> {
  const choices: SinkChoice[] = [];
  for (const text of texts) {
    const choice = readSink(text);
    if (!choice.ok) return choice;
    choices.push(choice.value);
  }
  return ok(choices);
}
