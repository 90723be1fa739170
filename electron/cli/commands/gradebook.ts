// `gradebook …`: what becomes of an exam after the room. Each command has a file of its own.
import type { Command } from 'commander';
import { exportCommand } from './gradebook-export.ts';

export function gradebookCommand(program: Command): void {
  const gradebook = program
    .command('gradebook')
    .description('grades of an exam: of this station, or of a gradebook file');
  exportCommand(gradebook);
}
