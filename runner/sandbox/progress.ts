// The engine answers long requests with a stream of JSON objects; an `error` in it is the failure, not the status code.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** Told in people's words what is being done; a few times a second at most. */
export type Progress = (step: string) => void;

const eventShape = z.object({
  stream: z.string().optional(),
  status: z.string().optional(),
  error: z.string().optional(),
});

/** Waits for the end. @throws with the engine's words when it reports an error */
export async function followProgress(
  stream: NodeJS.ReadableStream,
  onProgress: Progress,
): Promise<void> {
  let failure: string | null = null;
  const lines = createInterface({ input: stream });
  lines.on('line', (line) => {
    if (line.trim() === '') return;
    const event = eventShape.parse(JSON.parse(line));
    failure ??= event.error ?? null;
    const words = (event.stream ?? event.status ?? '').trim();
    if (words !== '' && event.error === undefined) onProgress(words);
  });
  await once(lines, 'close');
  if (failure !== null) throw new Error(failure);
}
