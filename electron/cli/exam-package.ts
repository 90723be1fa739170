// An exam package opened with what staff have: the staff file, or the key file and the start code.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readSigner } from '../exam/package/keys.ts';
import type { Contents } from '../exam/package/contents.ts';
import { openPackage } from '../exam/package/package.ts';
import { readPackageFile } from '../exam/package/read-file.ts';
import { readStaffFile } from './commands/exam-code.ts';
import { CommandFailure } from './output.ts';

export type PackageOptions = {
  readonly exam: string;
  readonly staff?: string;
  readonly key?: string;
  readonly startCode?: string;
};

export const packageOptions = (command: Command): Command =>
  command
    .requiredOption('--exam <file>', 'the exam package, as the stations have it')
    .option('--staff <file>', 'the .staff.json that `exam pack` wrote')
    .option('--key <file>', 'your key file from `exam key`; then also --start-code')
    .option('--start-code <code>', 'what opens the exam');

export type OpenedPackage = {
  readonly contents: Contents;
  /** age identities that open this exam's bundles. */
  readonly identities: readonly string[];
};

/** Takes about a second: a start code is dear to try. @throws CommandFailure */
export async function openedPackage(
  options: PackageOptions,
  command: Command,
): Promise<OpenedPackage> {
  const { startCode, identities } = keysOf(options, command);
  const bytes = readPackageFile(options.exam);
  if (!bytes.ok) throw new CommandFailure('missing-file', `${options.exam}: ${bytes.error}.`);
  const opened = await openPackage(bytes.value, startCode, null);
  if (opened.ok) return { contents: opened.value, identities };
  const { error } = opened;
  const why = error.kind === 'wrong-code' ? 'the start code is another one.' : error.detail;
  throw new CommandFailure(error.kind, `${options.exam} cannot be opened: ${why}`);
}

type Keys = { readonly startCode: string; readonly identities: readonly string[] };

function keysOf({ staff, key, startCode }: PackageOptions, command: Command): Keys {
  const fromKey = key === undefined ? [] : [identityOf(key)];
  if (staff !== undefined) {
    const file = readStaffFile(staff);
    const fromStaff = file.desk === undefined ? [] : [file.desk.identity];
    return { startCode: startCode ?? file.startCode, identities: [...fromStaff, ...fromKey] };
  }
  if (key === undefined || startCode === undefined)
    command.error('error: give --staff, or --key together with --start-code.');
  return { startCode, identities: fromKey };
}

function identityOf(file: string): string {
  const signer = readSigner(textOf(file));
  if (signer === null) throw new CommandFailure('no-key', `${file} is not a key of "exam key".`);
  if (signer.ageIdentity !== null) return signer.ageIdentity;
  const message = `${file} is from before bundles were encrypted: give the staff file with --staff.`;
  throw new CommandFailure('no-identity', message);
}

/** @throws CommandFailure for a file that cannot be read */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandFailure('missing-file', `${file}: ${error.message}`);
  }
}
