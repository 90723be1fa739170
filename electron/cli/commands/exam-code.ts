// `exam code`: the one-time code for the request that a station shows. Works without any network.
import { readFileSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { z } from 'zod';
import { staffFileShape } from '../../exam/package/staff-file.ts';
import type { StaffFile } from '../../exam/package/staff-file.ts';
import { CODE_PURPOSES, codeFor } from '../../proctoring/codes.ts';
import type { CodePurpose } from '../../proctoring/codes.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type CodeOptions = {
  staff: string;
  purpose: CodePurpose;
  request: string;
  minutes?: number;
  json: boolean;
};

export function codeCommand(exam: Command): void {
  exam
    .command('code')
    .description('make the code that answers the request on a station')
    .requiredOption('--staff <file>', 'the .staff.json that `exam pack` wrote')
    .addOption(
      new Option('--purpose <purpose>', 'what the code allows')
        .choices(CODE_PURPOSES)
        .makeOptionMandatory(),
    )
    .requiredOption(
      '--request <request>',
      'as the station shows it, such as K7M-QPA; with add-time also room1 to room20, for all',
    )
    .option('--minutes <minutes>', 'with add-time: how many', wholeMinutes)
    .option('--json', 'print one JSON value on standard output', false)
    .action((options: CodeOptions, command: Command) => {
      const { purpose, request, minutes = 0 } = options;
      if ((purpose === 'add-time') !== minutes > 0)
        command.error('error: --minutes goes with the purpose add-time, and only there.');
      const { examId, proctorKey } = readStaffFile(options.staff);
      const key = new Uint8Array(Buffer.from(proctorKey, 'base64'));
      const code = codeFor(key, { purpose, examId, request, minutes });
      if (options.json) printJson({ examId, purpose, request, minutes, code });
      else process.stdout.write(`${code}\n`);
      say(`For ${examId}, ${purpose}${minutes > 0 ? ` (${minutes} min)` : ''}: good once.`);
    });
}

function wholeMinutes(written: string): number {
  const minutes = z.coerce.number().int().min(1).max(600).safeParse(written);
  if (!minutes.success) throw new InvalidArgumentError('A whole number from 1 to 600.');
  return minutes.data;
}

export function readStaffFile(file: string): StaffFile {
  try {
    return staffFileShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new CommandFailure('missing-file', `${file}: ${error.message}`);
    throw new CommandFailure('no-staff-file', `${file} is not a staff file of "exam pack".`);
  }
}
