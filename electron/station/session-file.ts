// The loopback host's session over a crash: the browser's page that is still open goes on with the restarted host.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sha256Shape } from '#contract/ids.ts';

const shape = z.object({ port: z.int().min(1).max(65_535), sessionSha256: sha256Shape.nullable() });
type Remembered = z.infer<typeof shape>;

export type SessionFile = {
  /** Port and session of a host that did not stop cleanly; null after a clean stop. */
  read(): Remembered | null;
  write(remembered: Remembered): void;
  forget(): void;
};

/** Holds the session's hash, which opens nothing. A file that cannot be read or written only costs the reconnection. */
export function sessionFile(dataDir: string): SessionFile {
  const file = path.join(dataDir, 'loopback.json');
  return {
    read() {
      try {
        const parsed = shape.safeParse(JSON.parse(readFileSync(file, 'utf8')));
        return parsed.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    write(remembered) {
      try {
        writeFileSync(file, JSON.stringify(remembered), { mode: 0o600 });
      } catch (error) {
        if (!(error instanceof Error && 'syscall' in error)) throw error;
      }
    },
    forget: () => rmSync(file, { force: true }),
  };
}
