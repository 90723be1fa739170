// `exam key` and `exam pack`: the instructor's signing key, and the one file that goes to the stations.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { contentsOf } from '../../exam/package/contents.ts';
import { ageRecipientOf, newAgeIdentity, newDeskKeys } from '../../exam/package/delivery.ts';
import { fingerprint, newSigner, publicKeyOf, readSigner } from '../../exam/package/keys.ts';
import type { Signer } from '../../exam/package/keys.ts';
import { START_CODE_MIN_CHARS, openPackage, sealPackage } from '../../exam/package/package.ts';
import { staffFileShape } from '../../exam/package/staff-file.ts';
import { PROCTOR_KEY_BYTES, bare, newStartCode } from '../../proctoring/codes.ts';
import { projectVersion } from '../../station/project.ts';
import { readGoodFolder } from '../exam-folder.ts';
import { CommandFailure, printJson, say } from '../output.ts';

export function keyCommand(exam: Command): void {
  exam
    .command('key')
    .description('make your keys; the .public.json beside them is for the stations')
    .requiredOption('--name <name>', 'whose key it is, as staff will read it')
    .requiredOption('--out <file>', 'where to write the secret key')
    .option('--json', 'print one JSON value on standard output', false)
    .action(async (options: { name: string; out: string; json: boolean }) => {
      const ageIdentity = await newAgeIdentity();
      const signer = { ...newSigner(options.name), ageIdentity };
      const { name, publicKey } = signer;
      const ageRecipient = await ageRecipientOf(ageIdentity);
      const publicFile = `${options.out.replace(/\.json$/, '')}.public.json`;
      for (const file of [options.out, publicFile])
        if (existsSync(file)) throw new CommandFailure('exists', `${file} exists: it is kept.`);
      writeWhole(options.out, JSON.stringify(signer), 0o600);
      const shown = { invigil: 'signer', name, publicKey, ageRecipient };
      writeWhole(publicFile, JSON.stringify(shown), 0o644);
      const made = { file: options.out, publicFile, fingerprint: fingerprint(publicKey) };
      if (options.json) printJson(made);
      say(
        `${made.file} signs exams and opens results: keep it to yourself. ${made.publicFile} is for the stations.`,
      );
      say(`Its fingerprint is ${made.fingerprint}.`);
    });
}

type PackOptions = { out: string; key: string; startCode?: string; json: boolean };

export function packCommand(exam: Command): void {
  exam
    .command('pack')
    .description('make the one file that goes to the stations, and the one that staff keep')
    .argument('<dir>', 'the exam folder')
    .requiredOption('--out <file>', 'the package; <file>.staff.json is written beside it')
    .requiredOption('--key <file>', 'your signing key, from `exam key`')
    .option('--start-code <code>', 'what opens the exam; made up when left out')
    .option('--json', 'print one JSON value on standard output', false)
    .action((dir: string, options: PackOptions) => pack(dir, options));
}

async function pack(dir: string, { out, key, startCode: given, json }: PackOptions) {
  const source = readGoodFolder(dir);
  const signer = readKeyFile(key);
  const startCode = given ?? newStartCode(randomBytes(32));
  if (bare(startCode).length < START_CODE_MIN_CHARS)
    throw new CommandFailure(
      'start-code-short',
      `A start code has at least ${START_CODE_MIN_CHARS} letters and digits (A-Z, 0-9).`,
    );
  const proctorKey = randomBytes(PROCTOR_KEY_BYTES);
  const desk = await newDeskKeys();
  const recipients = signer.ageIdentity === null ? [] : [await ageRecipientOf(signer.ageIdentity)];
  const { recipient, certificatePem } = desk;
  const delivery = { recipients, desk: { recipient, certificatePem } };
  const contents = contentsOf(source, proctorKey, delivery);
  const createdAtMs = Date.now();
  const madeWith = projectVersion();
  const sealed = await sealPackage({ contents, startCode, signer, createdAtMs, madeWith });
  // Nobody should learn in the lab that a package cannot be opened.
  const opened = await openPackage(sealed, startCode, [publicKeyOf(signer)]);
  if (!opened.ok) throw new Error(`the package just made does not open: ${opened.error.kind}`);
  const { id, title } = source.manifest;
  const staff = { invigil: 'staff' as const, examId: id, title, startCode };
  const staffFile = `${out}.staff.json`;
  writeWhole(out, sealed, 0o644);
  const kept = { ...staff, proctorKey: proctorKey.toString('base64'), desk };
  writeWhole(staffFile, JSON.stringify(staffFileShape.parse(kept), null, 2), 0o600);
  if (json) printJson({ file: out, staffFile, examId: id, bytes: sealed.byteLength, startCode });
  say(`${out}: ${sealed.byteLength} bytes, for the stations.`);
  say(`${staffFile}: start code, proctor key and the keys of the desk, for staff alone.`);
  if (recipients.length === 0)
    say(`${key} is from before results were encrypted: only the staff file will open them.`);
  say(`Start code: ${startCode}`);
}

function readKeyFile(file: string): Signer {
  if (!existsSync(file)) throw new CommandFailure('missing-file', `${file}: no such file.`);
  const signer = readSigner(readFileSync(file, 'utf8'));
  if (signer === null) throw new CommandFailure('no-key', `${file} is not a signing key.`);
  return signer;
}

/** Written aside and renamed: there is the whole file or none. */
function writeWhole(file: string, contents: string | Uint8Array, mode: number): void {
  const aside = `${file}.${process.pid}.part`;
  try {
    writeFileSync(aside, contents, { mode });
    chmodSync(aside, mode);
    renameSync(aside, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CommandFailure('not-written', `${file}: ${error.message}`);
  }
}
