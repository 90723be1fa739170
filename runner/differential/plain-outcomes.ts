// The plain side of the differential suite: all pairs under plain pytest, in one container of the sandbox's image,
// so that both sides have the same Python and the same pytest.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Engine } from '../sandbox/engine.ts';
import { OWNER_LABEL, newOwner } from '../sandbox/owner.ts';

const pairShape = z.object({
  topic: z.string(),
  name: z.string(),
  cannot_cross: z.boolean(),
  student: z.string(),
  tests: z.string(),
  /** By test id without the file's name. */
  outcomes: z.record(z.string(), z.object({ outcome: z.string() })),
});
export type Pair = z.infer<typeof pairShape>;

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const OWNER = newOwner();

export async function readPairsPlainly(engine: Engine, image: string): Promise<Pair[]> {
  const container = await engine.docker.createContainer({
    Image: image,
    Entrypoint: [],
    Cmd: ['/usr/bin/python3', '-B', '/differential/run.py', '--plain-json'],
    Labels: { [OWNER_LABEL]: OWNER },
    // A terminal keeps standard output as one stream; the answer is one line of ASCII.
    Tty: true,
    HostConfig: {
      AutoRemove: true,
      NetworkMode: 'none',
      Binds: [`${FOLDER}:/differential:ro`],
      Tmpfs: { '/tmp': 'rw,nosuid,nodev,size=64m,mode=1777' },
    },
  });
  const output = await container.attach({ stream: true, stdout: true, stderr: true });
  const pieces: Buffer[] = [];
  output.on('data', (piece: Buffer) => pieces.push(piece));
  const removed = container.wait({ condition: 'removed' });
  await container.start();
  await removed;
  return z.array(pairShape).parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
}

/**
 * Whether each test function passes, over all its parametrised cases: what a rubric asks. Skipped is not passed.
 */
export function passes(pair: Pair): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const [id, { outcome }] of Object.entries(pair.outcomes)) {
    const name = id.split('[')[0] ?? id;
    found.set(name, (found.get(name) ?? true) && outcome === 'passed');
  }
  return found;
}
