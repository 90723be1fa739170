// The station's identity: its key, bound to the machine that it was made on. A copy of the disk on another machine makes a
// key of its own at its first start; the copied one is put aside, and nothing is signed with it any more.
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sha256Shape } from '#contract/ids.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { KEY_FILE_NAME, keyOfPem, stationKey } from './keys.ts';
import type { StationKey } from './keys.ts';
import { isSameMachine, withMarks } from './rules.ts';
import type { MachineMarks } from './rules.ts';

const MACHINE_FILE_NAME = 'station-machine.json';
const machineShape = z.strictObject({
  publicKey: z.string().max(200),
  machine: sha256Shape.nullable(),
  addresses: z.array(sha256Shape).max(1_000),
});

export type StationIdentity = {
  readonly key: StationKey;
  /** The key was made on another machine and put aside: this disk was copied, or the machine was rebuilt. */
  readonly isCopy: boolean;
};

/** Reads the identity, or makes it. A fault is one sentence for staff. */
export function stationIdentity(
  dataDir: string,
  marks: MachineMarks,
): Result<StationIdentity, string> {
  try {
    const known = readMachine(dataDir);
    const isCopy = known !== null && !isSameMachine(known, marks);
    if (isCopy) putKeyAside(dataDir);
    const key = stationKey(dataDir);
    if (!key.ok) return key;
    const { publicKey } = key.value;
    const now = known === null || isCopy ? marks : withMarks(known, marks);
    const kept = JSON.stringify({ publicKey, ...now });
    if (known === null || JSON.stringify(known) !== kept) writeMachine(dataDir, kept);
    return ok({ key: key.value, isCopy });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return fail(`The station's identity in ${dataDir} cannot be kept (${error.message}).`);
  }
}

/** Every key that this station ever had, by public key: facts of an earlier identity are signed with the earlier key. */
export function stationKeys(dataDir: string): ReadonlyMap<string, StationKey> {
  const names = readdirSync(dataDir).filter((name) => name.startsWith(KEY_FILE_NAME));
  const keys = names.flatMap((name) => {
    return keyOfPem(readFileSync(path.join(dataDir, name), 'utf8')) ?? [];
  });
  return new Map(keys.map((key) => [key.publicKey, key]));
}

function putKeyAside(dataDir: string): void {
  const file = path.join(dataDir, KEY_FILE_NAME);
  try {
    renameSync(file, `${file}.of-another-machine-${Date.now()}`);
  } catch (error) {
    // Already put aside by a start that ended there.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** Null: never written, or by nobody of ours. Then the key is believed to be this machine's. */
function readMachine(dataDir: string): z.infer<typeof machineShape> | null {
  try {
    const text = readFileSync(path.join(dataDir, MACHINE_FILE_NAME), 'utf8');
    return machineShape.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Written aside and renamed, so that a power cut leaves the old word or the new one. */
function writeMachine(dataDir: string, text: string): void {
  const file = path.join(dataDir, MACHINE_FILE_NAME);
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
