// What the main process on the bench and the test say to each other. The page lives in the test; the main process asks
// for it as it would ask Electron.
import { z } from 'zod';

/** From the main process. `asked` is the record: each thing that was wanted of Electron, in order. */
export type FromMain =
  | { readonly say: 'asked'; readonly what: string; readonly args: readonly unknown[] }
  | { readonly say: 'load'; readonly id: number; readonly url: string }
  | { readonly say: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly say: 'reply'; readonly id: number; readonly value: unknown };

/** From the test. A `reply` ends a load; the others want a reply. */
export type FromTest =
  | { readonly say: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly say: 'request'; readonly id: number; readonly url: string; readonly method: string }
  | {
      readonly say: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: readonly unknown[];
      readonly origin: string;
    }
  | {
      readonly say: 'emit';
      readonly id: number;
      readonly on: Emitter;
      readonly event: string;
      readonly args: readonly unknown[];
    }
  | { readonly say: 'permission'; readonly id: number; readonly name: string };

/** Parts of Electron that tell of events. */
export type Emitter = 'app' | 'window' | 'page' | 'screen' | 'power' | 'session';

/** What the test may answer a page's request with. */
export const servedShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cancelled') }),
  z.object({
    kind: z.literal('answered'),
    status: z.int(),
    headers: z.record(z.string(), z.string()),
    base64: z.string(),
  }),
]);
export type Served = z.infer<typeof servedShape>;

/** What happens the first time that this is asked of Electron: the main process dies, the call fails, the page dies. */
export const breakShape = z.object({
  how: z.enum(['kill', 'throw', 'gone']),
  what: z.string(),
  args: z.array(z.unknown()),
});
export type Break = z.infer<typeof breakShape>;
