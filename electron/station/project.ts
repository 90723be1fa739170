// Invigil's own files, when it runs from its folder: the version and what lies beside it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The project's folder, where its own files lie beside each other. */
export const PROJECT = path.join(import.meta.dirname, '..', '..');

export function projectVersion(): string {
  const shape = z.object({ version: z.string() });
  return shape.parse(JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8'))).version;
}
