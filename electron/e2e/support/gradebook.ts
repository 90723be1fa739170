// The gradebook as an instructor gets it: the command writes a CSV, and another program reads it.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Host } from './host.ts';
import { root } from './host.ts';

const rowsShape = z.array(z.record(z.string(), z.string()));
export type GradebookRow = Readonly<Record<string, string>>;

export async function exportGradebook(host: Host): Promise<readonly GradebookRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-gradebook-'));
  const out = join(folder, 'gradebook.csv');
  const command = [
    'electron/cli/main.ts',
    'gradebook',
    'export',
    '--data',
    host.dataDir,
    '--out',
    out,
  ];
  try {
    await promisify(execFile)(process.execPath, command, { cwd: root });
    return rowsShape.parse(parse(readFileSync(out), { bom: true, columns: true }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
