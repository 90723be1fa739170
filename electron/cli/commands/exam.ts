// `exam …`: an instructor prepares an exam, signs it, hands it out and helps proctors during it.
import type { Command } from 'commander';
import type { ExamSource } from '../../exam/files/exam-folder.ts';
import { findingLine } from '../../exam/files/finding.ts';
import { readFrame } from '../../exam/package/frame.ts';
import { fingerprint } from '../../exam/package/keys.ts';
import { readPackageFile } from '../../exam/package/read-file.ts';
import { readFolder } from '../exam-folder.ts';
import { CommandFailure, printJson, say } from '../output.ts';
import { codeCommand } from './exam-code.ts';
import { keyCommand, packCommand } from './exam-pack.ts';
import { rehearseCommand } from './exam-rehearse.ts';

export function examCommands(program: Command): void {
  const exam = program.command('exam').description('prepare, sign and rehearse an exam');
  checkCommand(exam);
  keyCommand(exam);
  packCommand(exam);
  inspectCommand(exam);
  codeCommand(exam);
  rehearseCommand(exam);
}

function checkCommand(exam: Command): void {
  exam
    .command('check')
    .description('say everything that is wrong with exam.yml, roster.csv and the problems, by line')
    .argument('<dir>', 'the exam folder')
    .option('--json', 'print one JSON value on standard output', false)
    .action((dir: string, options: { json: boolean }) => {
      const { source, findings } = readFolder(dir);
      for (const finding of findings) say(findingLine(finding));
      const passed = source !== null;
      if (options.json) printJson({ passed, findings });
      if (passed) say(summary(source));
      else process.exitCode = 1;
    });
}

function inspectCommand(exam: Command): void {
  exam
    .command('inspect')
    .description('show the readable part of an exam package and check its signature')
    .argument('<file>', 'the package')
    .option('--json', 'print one JSON value on standard output', false)
    .action((file: string, options: { json: boolean }) => {
      const bytes = readPackageFile(file);
      if (!bytes.ok) throw new CommandFailure('unreadable', `${file}: ${bytes.error}.`);
      const frame = readFrame(bytes.value);
      if (!frame.ok) throw new CommandFailure(frame.error.reason, `${file}: ${frame.error.detail}`);
      const { header } = frame.value;
      const signer = { ...header.signer, fingerprint: fingerprint(header.signer.publicKey) };
      if (options.json) printJson({ ...header, signer, signature: 'good' });
      say(`${header.id}: ${Object.values(header.title).join(' / ')}`);
      say(`${header.problems} problems, ${header.students} students`);
      say(`made ${new Date(header.createdAtMs).toISOString()} with Invigil ${header.madeWith}`);
      say(`signed by ${signer.name}, key ${signer.fingerprint}: the signature is good`);
    });
}

const summary = ({ manifest, problems, roster }: ExamSource) =>
  `${manifest.id}: ${problems.length} problems, ${roster.length} students, nothing wrong.`;
