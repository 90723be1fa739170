// The steps that are applied, in a file beside the data: it outlives the program.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { StepMemory } from './steps.ts';

const shape = z.array(z.string());

/** A file that cannot be read means that all may be applied: undoing what is not applied does no harm. */
export function stepMemory(dataDir: string, allNames: readonly string[]): StepMemory {
  const file = path.join(dataDir, 'kiosk-steps.json');
  return {
    read() {
      try {
        return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch (error) {
        const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
        return missing ? [] : allNames;
      }
    },
    write(names) {
      if (names.length === 0) {
        rmSync(file, { force: true });
        return;
      }
      const aside = `${file}.new`;
      writeFileSync(aside, JSON.stringify(names), { flush: true });
      renameSync(aside, file);
    },
  };
}
