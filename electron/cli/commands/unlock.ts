// `unlock`: the one-time code that frees a locked station. Works without any network.
import type { Command } from 'commander';
import { codeFor } from '../../proctoring/codes.ts';
import { printJson, say } from '../output.ts';
import { readStaffFile } from './exam-code.ts';

type Options = { readonly staff: string; readonly json: boolean };

export function unlockCommand(program: Command): void {
  program
    .command('unlock')
    .description('make the code that frees a locked station')
    .argument('<request>', 'as the lock screen shows it, such as K7M-QPA')
    .requiredOption('--staff <file>', 'the .staff.json that `exam pack` wrote')
    .option('--json', 'print one JSON value on standard output', false)
    .action((request: string, { staff, json }: Options) => {
      const { examId, proctorKey } = readStaffFile(staff);
      const key = new Uint8Array(Buffer.from(proctorKey, 'base64'));
      const code = codeFor(key, { purpose: 'unlock', examId, request, minutes: 0 });
      if (json) printJson({ examId, request, code });
      else process.stdout.write(`${code}\n`);
      say(`For ${examId}, request ${request}: good once, on that station alone.`);
    });
}
