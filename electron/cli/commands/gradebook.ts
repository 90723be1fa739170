// `gradebook …`: what becomes of an exam after the room. Each command has a file of its own.
import type { Command } from 'commander';
import { adjustCommand } from './gradebook-adjust.ts';
import { collectCommand } from './gradebook-collect.ts';
import { exportCommand } from './gradebook-export.ts';
import { similarCommand } from './gradebook-similar.ts';
import { policyCommand } from './gradebook-policy.ts';
import { purgeCommand } from './gradebook-purge.ts';
import { regradeCommand } from './gradebook-regrade.ts';
import { reportCommand } from './gradebook-report.ts';
import { statusCommand } from './gradebook-status.ts';
import { studentCommand } from './gradebook-student.ts';

export function gradebookCommand(program: Command): void {
  const gradebook = program
    .command('gradebook')
    .description('grades of an exam: of this station, or of a gradebook file');
  collectCommand(gradebook);
  statusCommand(gradebook);
  policyCommand(gradebook);
  adjustCommand(gradebook);
  regradeCommand(gradebook);
  exportCommand(gradebook);
  reportCommand(gradebook);
  similarCommand(gradebook);
  studentCommand(gradebook);
  purgeCommand(gradebook);
}
