import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { freshDirectory } from '../../electron/testing/fresh-database.ts';
import { root } from '../setup/root.ts';
import { writePapers } from './papers.ts';
import { productionPackages } from './production.ts';

const names = productionPackages(root).map(({ name }) => name);

test('what package.json calls a dependency is shipped, and tools are not', () => {
  const shape = z.object({ dependencies: z.record(z.string(), z.string()) });
  const { dependencies } = shape.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  for (const tool of ['vitest', 'typescript', 'electron', 'electron-builder', 'vite', 'react'])
    expect(names).not.toContain(tool);
});

test('no shipped package asks for the sources of anything: each has a licence that lets it be given on', () => {
  const licences = new Set(productionPackages(root).map(({ license }) => license));
  const known = /^\(?(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|Unlicense)( (OR|AND) .*)?\)?$/;
  expect([...licences].filter((licence) => !known.test(licence))).toEqual([]);
});

test('beside an installer lie its checksum and a bill of all that is in it', () => {
  const file = join(freshDirectory(), 'invigil.deb');
  writeFileSync(file, 'a package');
  const [checksum = '', bill = ''] = writePapers(root, file, { name: 'node', version: '24' });
  const sum = createHash('sha256').update('a package').digest('hex');
  expect(readFileSync(checksum, 'utf8')).toBe(`${sum}  invigil.deb\n`);
  const shape = z.object({
    bomFormat: z.literal('CycloneDX'),
    components: z.array(z.object({ name: z.string(), purl: z.string().optional() })),
  });
  const { components } = shape.parse(JSON.parse(readFileSync(bill, 'utf8')));
  expect(components.map(({ name }) => name)).toEqual(['node', ...names]);
});
