// `invigil` for proctors, instructors and IT. Exit code 0: done; 1: the thing itself failed; 2: wrong usage.
import { Command, CommanderError } from 'commander';
import { projectVersion } from '../station/project.ts';
import { configCommand } from './commands/config.ts';
import { deskCommand } from './commands/desk.ts';
import { doctorCommand } from './commands/doctor.ts';
import { examCommands } from './commands/exam.ts';
import { gradeCommand } from './commands/grade.ts';
import { gradebookCommand } from './commands/gradebook.ts';
import { imageCommand } from './commands/image.ts';
import { logCommand } from './commands/log.ts';
import { outboxCommand } from './commands/outbox.ts';
import { problemCommand } from './commands/problem.ts';
import { problemsCommand } from './commands/problems.ts';
import { queueCommand } from './commands/queue.ts';
import { recoverCommand } from './commands/recover.ts';
import { regradeCommand } from './commands/regrade.ts';
import { releaseCommand } from './commands/release.ts';
import { replayCommand } from './commands/replay.ts';
import { stationCommand } from './commands/station.ts';
import { unlockCommand } from './commands/unlock.ts';
import { CommandFailure, failureOf, printJson, say } from './output.ts';

const program = new Command('invigil')
  .description('a proctored programming exam for computer labs')
  .version(projectVersion())
  .exitOverride()
  .showHelpAfterError('(--help tells how it is used)');

gradeCommand(program);
examCommands(program);
problemsCommand(program);
problemCommand(program);
gradebookCommand(program);
recoverCommand(program);
regradeCommand(program);
queueCommand(program);
outboxCommand(program);
stationCommand(program);
unlockCommand(program);
deskCommand(program);
logCommand(program);
releaseCommand(program);
replayCommand(program);
imageCommand(program);
configCommand(program);
doctorCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has told it already.
    return error.exitCode === 0 ? 0 : 2;
  }
  if (!(error instanceof CommandFailure)) throw error;
  if (process.argv.includes('--json')) printJson(failureOf(error));
  say(`error: ${error.message}`);
  return 1;
}
