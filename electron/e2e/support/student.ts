// What a student does at the screen, in the words of the screen. The browser's language is English.
import type { Page } from 'playwright-core';
import type { Host } from './host.ts';

/** Signs a student of the demo exam in, as a person would: type the id, confirm the name. */
export async function signIn(page: Page, host: Host, studentId = 'demo-01'): Promise<void> {
  await page.goto(await host.newAddress());
  await page.getByLabel('Student number or login').fill(studentId);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Yes, that is me' }).click();
  await page.getByRole('button', { name: 'Submit' }).waitFor();
}

/** Picks a problem in the list at the side by its title, and waits until its code can be typed. */
export async function openProblem(page: Page, title: string): Promise<void> {
  await page.getByRole('option', { name: title }).click();
  // It takes keys as soon as it is there; what a person sees of it is drawn beside it.
  await editorOf(page, title).waitFor({ state: 'attached' });
}

export const editorOf = (page: Page, title: string) =>
  page.getByRole('textbox', { name: `Code editor, ${title}` });

/**
 * Empties the editor and types, key by key: no paste and no insertion. The editor indents after a colon and closes
 * brackets by itself, as it does for a student, so the keys are not the text that comes of them.
 */
export async function typeKeys(page: Page, title: string, keys: string): Promise<void> {
  await editorOf(page, title).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type(keys);
}

export const submit = (page: Page) => page.getByRole('button', { name: 'Submit' }).click();

/** The code as the screen shows it, line by line; only as much as fits on it. */
export async function shownCode(page: Page, title: string): Promise<string> {
  await editorOf(page, title).waitFor({ state: 'attached' });
  const lines = await page.locator('.editor .view-line').evaluateAll((drawn) =>
    drawn
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
      .toSorted((one, other) => one.top - other.top)
      .map(({ text }) => text),
  );
  // Monaco draws spaces so that they do not collapse.
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
