// A loopback host with two calls and three files, for tests of the transport.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Handlers } from '#contract/calls.ts';
import { createGate } from '../transport/gate.ts';
import { startLoopback } from '../transport/loopback.ts';
import type { Loopback } from '../transport/loopback.ts';
import { readScreenFiles } from '../transport/screen-files.ts';
import { createSession } from '../transport/session.ts';
import type { SessionMemory } from '../transport/session.ts';
import { freshDirectory } from './fresh-database.ts';

const answered: Partial<Handlers> = { 'submission/list': () => [], 'draft/read': () => null };

/** Throws the fault's kind when it cannot listen. */
export async function testHost(
  memory: SessionMemory,
  port = 0,
  onPagesGone: () => void = () => undefined,
): Promise<Loopback> {
  const gate = createGate({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests ask no other calls
    handlers: answered as Handlers,
    onBug: () => undefined,
  });
  const files = readScreenFiles(screens());
  const session = createSession(memory);
  const started = await startLoopback({ gate, files, session, port, onPagesGone });
  if (!started.ok) throw new Error(started.error.kind);
  return started.value;
}

export function forgetfulMemory(): SessionMemory {
  let kept: string | null = null;
  return {
    read: () => kept,
    write: (sha256) => {
      kept = sha256;
    },
  };
}

function screens(): string {
  const dir = freshDirectory();
  mkdirSync(path.join(dir, 'assets'));
  writeFileSync(path.join(dir, 'index.html'), '<title>Invigil</title>');
  writeFileSync(path.join(dir, 'assets', 'main-1a2b.js'), 'start()');
  writeFileSync(path.join(dir, 'main.js.map'), 'secret paths');
  symlinkSync('/etc/passwd', path.join(dir, 'passwd.txt'));
  return dir;
}
