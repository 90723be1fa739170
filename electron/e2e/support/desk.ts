// A real desk process for browser tests: `invigil desk` on a folder of its own, with stations that send by hand.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { OpenedExam } from '../../desk/exam.ts';
import { endChild, endOf, unlessEnded } from '../../testing/child.ts';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { packLab } from '../../testing/lab.ts';
import { root } from './host.ts';

const helloShape = z.object({ address: z.string(), code: z.string(), listening: z.string() });

export type RunningDesk = {
  /** Opens once. */
  readonly address: string;
  readonly code: string;
  /** Where stations send to. */
  readonly port: number;
  readonly examFile: string;
  kill(): Promise<void>;
  /** As Ctrl+C does; resolves with its exit code. */
  stop(): Promise<number | null>;
};

/**
 * Starts desks on one folder, one after another; the last is stopped with the test.
 *
 * @param program the command line, as sources or as it is built
 */
export async function deskOf(
  exam: OpenedExam,
  program = 'electron/cli/main.ts',
): Promise<() => Promise<RunningDesk>> {
  const dir = freshDirectory();
  const file = await packLab(exam, dir);
  let port = 0;
  return async () => {
    const command = [program, 'desk', '--json', '--exam', file, '--folder', dir];
    const child = spawn(process.execPath, [...command, '--listen', `127.0.0.1:${port}`], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(async () => void (await endChild(child, 'SIGTERM')));
    const hello = await firstLine(child);
    port = Number(hello.listening.split(':').at(-1));
    return {
      address: hello.address,
      code: hello.code,
      port,
      examFile: file,
      kill: async () => void (await endChild(child, 'SIGKILL')),
      stop: async () => {
        const ending = await endChild(child, 'SIGINT');
        return ending.kind === 'ended' ? ending.code : null;
      },
    };
  };
}

async function firstLine(child: ChildProcess): Promise<z.infer<typeof helloShape>> {
  const complaints: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  if (child.stdout === null) throw new Error('the desk has no output to read');
  const lines = createInterface({ input: child.stdout });
  const line = once(lines, 'line').then(([text]: unknown[]) => String(text));
  const hello = await unlessEnded('the desk', endOf(child), line).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${complaints.join('')}`, { cause: error });
  });
  return helloShape.parse(JSON.parse(hello));
}

/** The words of the gate in both languages. */
const GATE = {
  en: { name: 'Your name', code: "Proctor's code", go: 'Open the desk' },
  es: { name: 'Su nombre', code: 'Código del vigilante', go: 'Abrir la mesa' },
} as const;

export async function unlockDesk(
  page: Page,
  code: string,
  locale: keyof typeof GATE = 'en',
): Promise<void> {
  const words = GATE[locale];
  await page.getByLabel(words.name).fill('Grace Hopper');
  await page.getByLabel(words.code).fill(code);
  await page.getByRole('button', { name: words.go }).click();
}
