// `npm run pictures`: takes the README's pictures anew, of the real screens over a real host, engine and browser. A full
// room has too many computers for that: the desk's pictures are of its real screens over the gallery's room.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, preview } from 'vite';
import type { Look } from '../../electron/e2e/support/browser.ts';
import { launchBrowser, takeSeat } from '../../electron/e2e/support/browser.ts';
import type { Host } from '../../electron/e2e/support/host.ts';
import { launchHost, root } from '../../electron/e2e/support/host.ts';
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
    await save(page, name);
  } finally {
    await context.close();
    await host.dispose();
  }
}

async function save(page: Page, name: string): Promise<void> {
  // A blinking cursor and a moving spinner are no part of the picture.
  await page.screenshot({
    path: join(import.meta.dirname, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
  process.stderr.write(`build/pictures/${name}.png\n`);
}

/** The desk's pages: the name of the picture, the scene and its colours, and what stands there once all has come. */
const DESK_PICTURES = [
  { name: 'desk-room', scene: 'desk-seat', theme: 'light', shows: '.side .order' },
  { name: 'desk-student', scene: 'desk-student', theme: 'light', shows: '.happening' },
  { name: 'desk-charts', scene: 'desk-charts', theme: 'dark', shows: '.plot canvas' },
] as const;

async function takeDesk(browser: Browser): Promise<void> {
  const shared = {
    configFile: join(root, 'renderer', 'vite.config.ts'),
    mode: 'gallery',
    logLevel: 'warn' as const,
  };
  await build(shared);
  const server = await preview({ ...shared, preview: { host: '127.0.0.1', port: 0 } });
  const { context, page } = await takeSeat(browser, { viewport: VIEWPORT });
  try {
    for (const { name, scene, theme, shows } of DESK_PICTURES) {
      await page.goto(
        `${server.resolvedUrls?.local[0] ?? ''}?scene=${scene}&locale=en&theme=${theme}`,
      );
      await page.locator(shows).last().waitFor();
      await page.evaluate('document.fonts.ready.then(() => true)');
      await save(page, name);
    }
  } finally {
    await context.close();
    await server.close();
  }
}

const browser = await launchBrowser();
try {
  for (const picture of pictures) await take(browser, picture);
  await takeDesk(browser);
} finally {
  await browser.close();
}
