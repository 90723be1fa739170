// Expected failure is a value. Exceptions are for bugs, and never cross a transport.
import { z } from 'zod';

export type Ok<Value> = { readonly ok: true; readonly value: Value };
export type Fail<Fault> = { readonly ok: false; readonly error: Fault };
export type Result<Value, Fault> = Ok<Value> | Fail<Fault>;

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });
export const fail = <Fault>(error: Fault): Fail<Fault> => ({ ok: false, error });

/** The shape of a Result on the wire, from the shapes of its two sides. */
export const resultOf = <Value extends z.ZodType, Fault extends z.ZodType>(
  value: Value,
  error: Fault,
) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error }),
  ]);
