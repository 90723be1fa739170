// `npm run pictures`: takes the README's pictures anew, of the real screens over a real host, engine and browser.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Look } from '../../electron/e2e/support/browser.ts';
import { launchBrowser, takeSeat } from '../../electron/e2e/support/browser.ts';
import type { Host } from '../../electron/e2e/support/host.ts';
import { launchHost } from '../../electron/e2e/support/host.ts';
import { openProblem, signIn, submit, typeKeys } from '../../electron/e2e/support/student.ts';

const VIEWPORT = { width: 1280, height: 800 };
const GRADED = { timeout: 60_000 };

type Picture = {
  readonly name: string;
  readonly look: Look;
  /** Brings the page to what the picture shows. */
  readonly arrange: (page: Page, host: Host) => Promise<void>;
};

const pictures: readonly Picture[] = [
  {
    name: 'sign-in',
    look: {},
    arrange: async (page, host) => {
      await page.goto(await host.newAddress());
      await page.getByLabel('Student number or login').waitFor();
    },
  },
  {
    name: 'exam',
    look: {},
    arrange: async (page, host) => {
      await signIn(page, host, 'demo-01');
      await openProblem(page, 'Sum');
      await typeKeys(page, 'Sum', 'def suma(a, b):\nreturn a + b');
      await submit(page);
      await page.getByText('10 of 10 points').first().waitFor(GRADED);
    },
  },
  {
    name: 'failed-test',
    look: { colorScheme: 'dark' },
    arrange: async (page, host) => {
      await signIn(page, host, 'demo-02');
      await openProblem(page, 'Sum');
      await typeKeys(page, 'Sum', 'def suma(a, b):\nreturn a - b');
      await page.getByRole('button', { name: 'Run public tests' }).click();
      await page.getByText('No public test passed yet').first().waitFor(GRADED);
    },
  },
];

async function take(browser: Browser, { name, look, arrange }: Picture): Promise<void> {
  const host = await launchHost();
  const { context, page } = await takeSeat(browser, { viewport: VIEWPORT, ...look });
  try {
    await arrange(page, host);
    // A blinking cursor and a moving spinner are no part of the picture.
    await page.screenshot({
      path: join(import.meta.dirname, `${name}.png`),
      animations: 'disabled',
      caret: 'hide',
    });
    process.stderr.write(`build/pictures/${name}.png\n`);
  } finally {
    await context.close();
    await host.dispose();
  }
}

const browser = await launchBrowser();
try {
  for (const picture of pictures) await take(browser, picture);
} finally {
  await browser.close();
}
