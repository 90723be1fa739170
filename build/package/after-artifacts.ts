// What electron-builder calls when the installers are made: a checksum and a bill of materials beside each.
import { root } from '../setup/root.ts';
import { writePapers } from './papers.ts';
import { ELECTRON_VERSION } from './production.ts';

/** @returns the files that were written, which electron-builder then lists */
export function afterAllArtifactBuild({
  artifactPaths,
}: {
  readonly artifactPaths: readonly string[];
}): string[] {
  const runtime = { name: 'electron', version: ELECTRON_VERSION };
  return artifactPaths.flatMap((file) => writePapers(root, file, runtime));
}
