// One station of a row, and the student at it: the product's own assembly behind its own gate.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Answer, Ask, CallName } from '#contract/calls.ts';
import { calls } from '#contract/calls.ts';
import { responseShape } from '#contract/wire.ts';
import { buildStation } from '../assembly/station.ts';
import type { Station } from '../assembly/station.ts';
import { readSinks } from '../gradebook/outbox/sink.ts';
import { loadConfig } from '../station/config/load.ts';
import { stationKey } from '../station/keys.ts';
import type { Logger } from '../station/logger.ts';
import { seededChance } from './chance.ts';
import { labRunner } from './judged.ts';
import type { Act, StationState } from './words.ts';

export type RowStation = {
  /** True where it was done, else why not. */
  perform(act: Act): Promise<true | string>;
  state(): Promise<StationState>;
  setEngine(ready: boolean): void;
  stop(): Promise<void>;
};

type Options = {
  readonly name: string;
  readonly dataDir: string;
  readonly sinks: readonly string[];
  readonly packageFile: string;
  readonly startCode: string;
  readonly seed: number;
  readonly onBug: (what: string) => void;
  readonly onTrouble: (reason: string) => void;
};

export function startRowStation(options: Options): RowStation {
  const { name, dataDir, packageFile, startCode } = options;
  const runner = labRunner(seededChance(options.seed));
  const sinks = readSinks(options.sinks);
  if (!sinks.ok) throw new Error(sinks.error);
  const built = buildStation({
    config: configOf(dataDir, name),
    exam: { kind: 'package', file: packageFile, trusted: null },
    ...{ dataDir, runner, shell: 'loopback', version: '0', stationName: name },
    sinks: sinks.value,
    log: logTo(options),
  });
  if (!built.ok) throw new Error(built.error);
  const student = studentAt(built.value, startCode);
  const key = stationKey(dataDir);
  if (!key.ok) throw new Error(key.error);
  return {
    perform: student.perform,
    async state() {
      const sent = await student.ask('outbox/read', {});
      return { publicKey: key.value.publicKey, unsent: sent?.unsent ?? null };
    },
    setEngine: (ready) => runner.setReady(ready),
    stop: () => built.value.stop(),
  };
}

/** As if nobody had configured this machine. */
function configOf(dataDir: string, seat: string) {
  const nowhere = path.join(dataDir, 'no-configuration');
  const places = { environment: {}, machineFile: nowhere, userFile: nowhere };
  const spoken = {
    data: { option: '--data', value: dataDir },
    seat: { option: '--station', value: seat },
  };
  const loaded = loadConfig(spoken, places);
  if (!loaded.ok) throw new Error(loaded.error.join('\n'));
  return loaded.value.config;
}

const logTo = ({ onBug, onTrouble }: Options): Logger => ({
  info: () => undefined,
  warn(what, facts) {
    if (what === 'a sink is in trouble') onTrouble(String(facts?.['reason']));
    // Nobody sends other bytes under a number that was used.
    if (what === 'a sink refused a bundle') onBug(`${what}: ${String(facts?.['detail'])}`);
  },
  error: (what, facts) => onBug(`${what}: ${wordsOf(facts?.['error'])}`),
});

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

function studentAt({ gate, proctor }: Station, startCode: string) {
  let asked = 0;
  async function ask<Name extends CallName>(call: Name, what: Ask<Name>): Promise<Answer<Name>> {
    asked += 1;
    const response = responseShape.parse(await gate({ id: asked, call, ask: what }));
    if (!response.ok) throw new Error(`${call}: ${response.fault.kind} ${response.fault.detail}`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this call's own shape
    return calls[call].answer.parse(response.answer) as Answer<Name>;
  }

  async function sitDown(studentId: string): Promise<true | string> {
    const { exam } = await ask('station/read', {});
    if (exam === null) {
      const opened = await ask('exam/open', { startCode });
      if (!opened.ok) return opened.error.kind;
    }
    const signedIn = await ask('exam/sign-in', { studentId });
    // Who had finished before the power went only opens the exam again, so that what waits is judged.
    if (!signedIn.ok)
      return signedIn.error.kind === 'already-finished' ? true : signedIn.error.kind;
    return signedIn.value.state === 'waiting' ? said(await ask('exam/begin', {})) : true;
  }

  async function write(problemId: string, text: string): Promise<true | string> {
    const draft = await ask('draft/read', { problemId });
    if (draft?.source === text) return true;
    const removedLength = (draft?.source ?? STARTER).length;
    const changes = [{ offset: 0, removedLength, inserted: text }];
    const edit = {
      seq: (draft?.lastSeq ?? 0) + 1,
      atMs: Date.now(),
      source: 'typed' as const,
      changes,
    };
    return said(
      await ask('draft/save', { problemId, source: text, cursor: text.length, edits: [edit] }),
    );
  }

  async function perform(act: Act): Promise<true | string> {
    switch (act.what) {
      case 'sit-down':
        return sitDown(act.studentId);
      case 'write':
        return write(act.problemId, act.text);
      case 'send': {
        const { problemId, text, sendKey } = act;
        const written = await write(problemId, text);
        if (written !== true) return written;
        const sourceSha256 = createHash('sha256').update(text).digest('hex');
        const what = { problemId, purpose: 'final' as const, source: text, sourceSha256, sendKey };
        return said(await ask('submission/send', what));
      }
      case 'look-away':
        for (const kind of ['focus-lost', 'focus-returned'] as const)
          proctor.see({ kind, detail: 'none', atMs: Date.now(), length: 0, count: 1 }, 'shell');
        return true;
      case 'finish': {
        const finished = await ask('exam/finish', {});
        if (finished.ok) return true;
        const { error } = finished;
        return error.kind === 'not-possible-now' && error.state === 'finished' ? true : error.kind;
      }
    }
  }

  return { ask, perform };
}

/** The problem's own, which edit 1 applies to. */
export const STARTER = '# here\n';

type Said =
  { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } };
const said = (result: Said): true | string => (result.ok ? true : result.error.kind);
