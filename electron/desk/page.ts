// The desk's page for one browser on this machine, by the same loopback host that shows exams to students.
import path from 'node:path';
import type { deskEvents } from '#contract/desk.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { nextSteps } from '../station/next-step.ts';
import { sessionFile } from '../station/session-file.ts';
import type { SessionFile } from '../station/session-file.ts';
import type { Gate } from '../transport/gate.ts';
import { startLoopback } from '../transport/loopback.ts';
import type { Loopback } from '../transport/loopback.ts';
import { readScreenFiles } from '../transport/screen-files.ts';
import type { ScreenFiles } from '../transport/screen-files.ts';
import { createSession } from '../transport/session.ts';

export type DeskPage = Loopback<typeof deskEvents> & {
  /** No page goes on with the next desk: this one was ended on purpose. */
  forget(): void;
};

/** A fault is one sentence for staff. */
export function readDeskScreens(project: string): Result<ScreenFiles, string> {
  try {
    const files = readScreenFiles(path.join(project, 'dist', 'renderer'), 'desk.html');
    if (files.has('/')) return ok(files);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return fail(`The screens are not there. ${nextSteps.program.en}`);
}

/** The port of a desk that crashed, where its page still waits; else any. */
export async function showDeskPage(
  gate: Gate,
  files: ScreenFiles,
  dir: string,
): Promise<Result<DeskPage, string>> {
  const memory: SessionFile = sessionFile(dir);
  const before = memory.read();
  let port = before?.port ?? 0;
  const session = createSession({
    read: () => (before !== null && before.port === port ? before.sessionSha256 : null),
    write: (sessionSha256) => memory.write({ port, sessionSha256 }),
  });
  const parts = { gate, files, session, cookie: 'invigil-desk' };
  let started = await startLoopback<typeof deskEvents>({ ...parts, port });
  if (!started.ok && port !== 0) {
    port = 0;
    started = await startLoopback<typeof deskEvents>({ ...parts, port });
  }
  if (!started.ok) return fail(`The page cannot be shown (${started.error.detail}).`);
  ({ port } = started.value);
  return ok({ ...started.value, forget: () => memory.forget() });
}
