// The report in a real Chromium: nothing hostile runs, nothing is fetched, everybody can read it, and it prints.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, takeSeat } from '../../e2e/support/browser.ts';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { sampleGrades, sampleStudent } from '../../testing/sample-grades.ts';
import { sampleIncident, samplePaper, samplePaperSubmission } from '../../testing/sample-paper.ts';
import { reportFiles } from './report-files.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const HOSTILE = `"><img src="http://127.0.0.1:9/x" onerror="document.title='run'"><script>document.title='run'</script>`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Of a student whose every text is hostile, and whose code is longer than a sheet. */
function writeReport(locale: 'es' | 'en'): readonly string[] {
  const student = sampleStudent('0012', HOSTILE);
  const source = `${HOSTILE}\n`.repeat(120);
  const paper = samplePaper(student, {
    submissions: [samplePaperSubmission(source), samplePaperSubmission(HOSTILE, { code: 'B' })],
    incidents: [sampleIncident({ statement: HOSTILE })],
  });
  const dir = freshDirectory();
  const options = { locale, timeZone: 'UTC', anonymousKey: null };
  return [...reportFiles(sampleGrades([student]), () => paper, options)].map(({ name, page }) => {
    writeFileSync(path.join(dir, name), page);
    return pathToFileURL(path.join(dir, name)).href;
  });
}

test.each(['es', 'en'] as const)('a hostile report is only text, in %s', async (locale) => {
  for (const address of writeReport(locale)) {
    const { page, context, errors } = await takeSeat(browser, {
      viewport: { width: 390, height: 800 },
    });
    try {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(address);
      expect(await page.title()).toContain(locale === 'es' ? 'Parcial' : 'Midterm');
      expect(await page.title()).not.toBe('run');
      expect([asked, errors]).toEqual([[address], []]);
      expect(await page.locator('img, script, iframe, object').count()).toBe(0);
      // On a telephone the page itself never scrolls sideways.
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    } finally {
      await context.close();
    }
  }
});

test('the page’s own policy lets its style through, and axe finds nothing', async () => {
  for (const address of writeReport('en')) {
    // The policy would keep axe out as it keeps everything out.
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    try {
      await page.goto(address);
      await page.evaluate(axe);
      const found = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id }) => id))',
      );
      expect(found).toEqual([]);
    } finally {
      await context.close();
    }
  }
  const { page, context } = await takeSeat(browser);
  try {
    await page.goto(writeReport('en')[0]!);
    const family = await page.evaluate('getComputedStyle(document.body).fontFamily');
    expect(family).toContain('Atkinson Hyperlegible Next');
  } finally {
    await context.close();
  }
});

test('it prints on several sheets of A4, with all lines of the code', async () => {
  const { page, context } = await takeSeat(browser);
  try {
    await page.goto(writeReport('es')[1]!);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(2);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('ol.code').first().locator('li').count()).toBe(120);
    expect(await page.locator('details').isVisible()).toBe(false);
  } finally {
    await context.close();
  }
});
