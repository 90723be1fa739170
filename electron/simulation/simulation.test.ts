import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#contract/limits.ts';
import { freshDirectory } from '../testing/fresh-database.ts';
import { reckon } from './reckon.ts';
import { liveThrough } from './simulate.ts';

const isSoak = process.env['INVIGIL_SOAK'] !== undefined;
const lab = isSoak
  ? { stations: 60, hours: 2, rowSize: 6, seed: Date.now() % 1_000_000 }
  : { stations: 6, hours: 0.15, rowSize: 3, seed: 20_261_120 };

test(
  `of ${lab.stations} stations on a bad day every submission is in the gradebook once, with the right score (seed ${lab.seed})`,
  { timeout: isSoak ? HOUR_MS : 10 * MINUTE_MS },
  async () => {
    const lived = await liveThrough({ ...lab, dir: freshDirectory(), say: () => undefined });
    expect(lived.bugs).toEqual([]);
    const { wrong, submissions, results, copies } = await reckon(lived, 'book.db');
    expect(wrong).toEqual([]);
    expect(submissions).toBeGreaterThan(lab.stations);
    expect(results).toBe(submissions);
    expect(copies).toBeGreaterThan(0);

    // The reckoning itself can miss something.
    const { share } = lived.premises;
    for (const file of readdirSync(share, { recursive: true, encoding: 'utf8' }))
      if (/0000000[3-9]\.bundle$/.test(file)) rmSync(path.join(share, file));
    const spoilt = await reckon(lived, 'spoilt.db');
    expect(spoilt.wrong.some((sentence) => /^s1 .* is there 0 times$/.test(sentence))).toBe(true);
    expect(spoilt.wrong.some((sentence) => sentence.startsWith('gap: '))).toBe(true);
  },
);
