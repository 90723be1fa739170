import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openCatalog } from '#problems';
import { readSolutions } from '../../problems/solutions.ts';
import { validateSource } from './validator.ts';

const root = fileURLToPath(new URL('../../problems', import.meta.url));

test.each(openCatalog(root).list())(
  'of $id, exactly the solutions that promise it are refused',
  ({ id, problem }) => {
    if (!problem.ok) throw new Error(`${id} cannot be read`);
    const { manifest, starter } = problem.value;
    const { solutions } = readSolutions(path.join(root, id), manifest);
    expect(solutions.length).toBeGreaterThan(0);
    for (const { file, bytes, expected } of solutions) {
      const result = validateSource({ source: bytes, manifest });
      const said = result.ok ? 'accepted' : result.error.kind;
      const promised = expected.verdicts.includes('rejected') ? 'forbidden' : 'accepted';
      expect(said, path.basename(file)).toBe(promised);
    }
    expect(validateSource({ source: new TextEncoder().encode(starter), manifest }).ok).toBe(true);
  },
);
