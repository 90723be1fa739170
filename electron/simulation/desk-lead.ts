// Leads the desk: opens it, kills it, opens it again on the same folder, and closes it.
import type { Premises } from './premises.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';
import { deskAnswerShape } from './words.ts';
import type { DeskOrder } from './words.ts';

type Answer = { readonly port: number | null; readonly bugs: readonly string[] };

export type DeskLead = {
  /** Null while it is killed. */
  port(): number | null;
  open(): Promise<void>;
  kill(): Promise<void>;
  setDisk(full: boolean): Promise<void>;
  close(): Promise<void>;
};

export function leadDesk(premises: Premises, onBug: (what: string) => void): DeskLead {
  const { packageFile, deskFolder: folder } = premises;
  let program: Program<DeskOrder, Answer> | null = null;
  let port: number | null = null;
  let isFull = false;

  async function ask(order: DeskOrder): Promise<void> {
    const answer = (await program?.ask(order)) ?? null;
    if (answer === null) return;
    answer.bugs.forEach((bug) => onBug(`desk: ${bug}`));
    ({ port } = answer);
  }
  const fill = () => ask({ order: 'fill', folder: isFull ? folder : null });

  return {
    port: () => port,
    async open() {
      program ??= startProgram('desk-place.ts', deskAnswerShape);
      await ask({ order: 'open', packageFile, folder, port: 0 });
      if (port === null) throw new Error('the desk listens nowhere');
      await fill();
    },
    async kill() {
      port = null;
      await program?.kill();
      program = null;
    },
    async setDisk(full) {
      isFull = full;
      await fill();
    },
    async close() {
      await ask({ order: 'close' });
      port = null;
      await program?.ended();
      program = null;
    },
  };
}
