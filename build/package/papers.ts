// What lies beside an installer: its SHA-256, in the form that `sha256sum -c` reads, and its bill of materials.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { projectVersion } from '../../electron/station/project.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { productionPackages } from './production.ts';

/** @returns the files that were written */
export function writePapers(
  root: string,
  file: string,
  runtime: { readonly name: string; readonly version: string },
): string[] {
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  const [checksum, bill] = [`${file}.sha256`, `${file}.cdx.json`];
  writeFileSync(checksum, `${sum}  ${basename(file)}\n`);
  const facts = { version: projectVersion(), packages: productionPackages(root), runtime };
  writeFileSync(bill, billOfMaterials(facts));
  return [checksum, bill];
}
