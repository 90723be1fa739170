// Somebody in the lab who has the exam's key and copies of what was sent: sends it again, in another order, changed, under
// other numbers; and lays copies and forgeries among the bundles that are collected.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import path from 'node:path';
import { CHAIN_START } from '#contract/bundle.ts';
import type { BundleBody } from '#contract/bundle.ts';
import { sealBundle } from '../gradebook/bundle/bundle.ts';
import { chainHash } from '../gradebook/bundle/chain.ts';
import { enrolmentOf } from '../proctoring/desk-secrets.ts';
import { stationKey } from '../station/keys.ts';
import { sampleSubmission } from '../testing/station-keys.ts';
import { wholeBelow } from './chance.ts';
import { EXAM_ID, PROCTOR_KEY } from './premises.ts';
import type { Premises } from './premises.ts';

/** What it did, and what the desk answered. */
export type Replayed = { readonly [answer: string]: number };

type Sending = { readonly publicKey: string; readonly url: string; readonly bytes: Uint8Array };

/** Sends some of what lies there again, and some of it changed. */
export async function replayAtDesk(
  { share, deskFolder, deskKeys }: Premises,
  port: number,
  chance: () => number,
): Promise<Replayed> {
  const bundles = filesBelow(deskFolder, '.bundle');
  const beats = filesBelow(share, '.beat');
  const sendings: Sending[] = [];
  for (let count = 0; count < 12 && bundles.length > 0; count += 1) {
    const file = bundles[wholeBelow(chance, bundles.length)] ?? '';
    const sending = sendingOf(file, readFileSync(file));
    sendings.push(sending, { ...sending, bytes: altered(sending.bytes, chance) });
    sendings.push({ ...sending, url: sending.url.replace(/\d+$/, '9999') });
  }
  for (const file of beats.slice(0, 6)) {
    const bytes = stillThere(file);
    if (bytes !== null) sendings.push({ ...sendingOf(file, bytes), url: '/beat' });
  }
  const ca = deskKeys.certificatePem;
  const agent = new Agent({ ca, checkServerIdentity: () => undefined });
  const answers: Record<string, number> = {};
  for (const sending of sendings) {
    const status = String(await send(agent, port, sending));
    answers[status] = (answers[status] ?? 0) + 1;
  }
  agent.destroy();
  return answers;
}

/** Null: its station has written a newer one. */
function stillThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function sendingOf(file: string, bytes: Buffer): Sending {
  const head: unknown = JSON.parse(bytes.toString('latin1').split('\n')[1] ?? '');
  const publicKey = /"publicKey":"([^"]+)"/.exec(JSON.stringify(head))?.[1] ?? '';
  const seq = Number(path.basename(file).replace(/\D/g, ''));
  return { publicKey, url: `/bundles/${EXAM_ID}/${seq}`, bytes };
}

function altered(bytes: Uint8Array, chance: () => number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const at = changed.length - 1 - wholeBelow(chance, Math.floor(changed.length / 2));
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

/** Answers the status; 0 where the desk was not reached. */
function send(agent: Agent, port: number, { publicKey, url, bytes }: Sending): Promise<number> {
  return new Promise((resolve) => {
    const sent = request({
      ...{ host: '127.0.0.1', port, path: url, method: 'PUT', agent },
      headers: {
        Authorization: `Invigil ${enrolmentOf(PROCTOR_KEY, EXAM_ID, publicKey)}`,
        'X-Invigil-Station': publicKey,
        'Content-Length': bytes.byteLength,
      },
    });
    sent.on('error', () => resolve(0));
    sent.on('response', (response) => {
      response.resume();
      response.once('close', () => resolve(response.statusCode ?? 0));
    });
    sent.end(bytes);
  });
}

/** What was laid among the bundles: how many must be known as copies, and how many set aside for which reason. */
export type Laid = {
  readonly folder: string;
  readonly copies: number;
  readonly aside: Readonly<Record<string, number>>;
};

const EACH = 8;

export async function layMischief(
  { dir, share, deskFolder, deskKeys }: Premises,
  chance: () => number,
): Promise<Laid> {
  const folder = path.join(dir, 'found');
  mkdirSync(folder);
  const bundles = [...filesBelow(deskFolder, '.bundle'), ...filesBelow(share, '.bundle')];
  const some = (): Buffer => readFileSync(bundles[wholeBelow(chance, bundles.length)] ?? '');
  const lay = (name: string, bytes: Uint8Array): void =>
    writeFileSync(path.join(folder, `${name}.bundle`), bytes);
  for (let count = 1; count <= EACH; count += 1) {
    lay(`copy-${count}`, some());
    lay(`altered-${count}`, altered(some(), chance));
    const whole = some();
    lay(`cut-${count}`, whole.subarray(0, whole.length - 1 - wholeBelow(chance, 100)));
    lay(`forged-${count}`, await forged(dir, EXAM_ID, deskKeys.recipient));
    lay(`foreign-${count}`, await forged(dir, 'another-exam', deskKeys.recipient));
    lay(`noise-${count}`, Buffer.from(`no bundle ${chance()}`));
  }
  const aside = {
    altered: EACH,
    damaged: EACH,
    'not-enrolled': EACH,
    foreign: EACH,
    'not-sealed': EACH,
  };
  return { folder, copies: EACH, aside };
}

/** A bundle that says what its maker would like, by a key that nobody enrolled. */
async function forged(dir: string, examId: string, recipient: string): Promise<Uint8Array> {
  const keyDir = path.join(dir, `stranger-${randomUUID()}`);
  mkdirSync(keyDir);
  const key = stationKey(keyDir);
  if (!key.ok) throw new Error(key.error);
  const { publicKey, sign } = key.value;
  const body: BundleBody = { ...sampleSubmission(`print("${randomUUID()}")\n`), studentId: 's1' };
  const text = JSON.stringify(body);
  return sealBundle({
    station: { publicKey, name: 'PC-1', room: null },
    ...{ examId, examKind: 'exam', seq: 1, previous: CHAIN_START, kind: body.kind },
    ...{ hash: chainHash(CHAIN_START, text), createdAtMs: 1, body: text },
    recipients: [recipient],
    sign,
  });
}

/** By name, so that the same lab gives the same. */
function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .toSorted();
}
