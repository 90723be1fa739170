// The desk as a sink: one exam's desk over HTTPS. Its keys are known once the exam was opened here.
import { request } from 'node:https';
import type { Agent } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { KIB, SECOND_MS } from '#contract/limits.ts';
import { desksAnswer } from '../rules.ts';
import type { BeatOutcome, Parcel, PutOutcome, Sink, SinkTrouble } from '../sink.ts';
import { OtherCertificate, pinnedAgent } from './pinned.ts';

/** What the desk of an exam is known by, and what proves the station to it. */
export type DeskPass = {
  readonly certificatePem: string;
  readonly enrolment: string;
  readonly publicKey: string;
};

export type DeskPlace = {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Null where the exam was never opened here. */
  readonly passFor: (examId: string) => DeskPass | null;
};

/** A source at its limit over a slow lab network; the desk gives up after a minute. */
const ANSWER_WITHIN_MS = 45 * SECOND_MS;
const ANSWER_MAX_BYTES = 256 * KIB;

type Answer = { readonly kind: 'answer'; readonly status: number; readonly body: Buffer };

export function deskSink(place: DeskPlace): Sink {
  const agents = agentBook();
  const send = async (parcel: Parcel, path: string): Promise<Answer | SinkTrouble> => {
    const pass = place.passFor(parcel.examId);
    if (pass === null) return trouble('failed', 'the exam was never opened here');
    return exchange(place, pass, agents.of(pass.certificatePem), path, parcel.bytes);
  };
  return {
    name: place.name,
    kind: 'desk',
    async put(bundle): Promise<PutOutcome> {
      const answer = await send(bundle, `/bundles/${bundle.examId}/${bundle.number}`);
      if (answer.kind === 'trouble') return answer;
      const meaning = desksAnswer(answer.status);
      if (meaning === 'delivered') return { kind: 'delivered' };
      if (meaning === 'refused') return { kind: 'refused', detail: words(answer) };
      return troubleOf(answer);
    },
    async beat(beat): Promise<BeatOutcome> {
      const answer = await send(beat, '/beat');
      if (answer.kind === 'trouble') return answer;
      if (answer.status !== 200) return troubleOf(answer);
      const read = jsonOf(answer.body);
      return read === undefined
        ? trouble('failed', 'the answer of the desk is no JSON')
        : { kind: 'heard', answer: read };
    },
    close: () => agents.close(),
  };
}

const trouble = (reason: SinkTrouble['reason'], detail: string): SinkTrouble => ({
  kind: 'trouble',
  reason,
  detail,
});

const REASONS: Readonly<Record<number, SinkTrouble['reason']>> = {
  401: 'not-enrolled',
  503: 'busy',
  507: 'disk-full',
};

const troubleOf = (answer: Answer): SinkTrouble =>
  trouble(REASONS[answer.status] ?? 'failed', words(answer));

const words = ({ status, body }: Answer): string => {
  const said: unknown = jsonOf(body);
  const kind = typeof said === 'object' && said !== null && 'kind' in said ? String(said.kind) : '';
  return `the desk answered ${status} ${kind}`.trimEnd();
};

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** One agent for each certificate: an exam packed anew has another desk. */
function agentBook() {
  const agents = new Map<string, Agent>();
  return {
    of(certificatePem: string): Agent {
      const agent = agents.get(certificatePem) ?? pinnedAgent(certificatePem);
      agents.set(certificatePem, agent);
      return agent;
    },
    close(): void {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}

function exchange(
  { host, port }: DeskPlace,
  { enrolment, publicKey }: DeskPass,
  agent: Agent,
  path: string,
  bytes: Uint8Array,
): Promise<Answer | SinkTrouble> {
  return new Promise((resolve) => {
    const sent = request({
      ...{ host, port, path, agent, method: 'PUT' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: {
        Authorization: `Invigil ${enrolment}`,
        'X-Invigil-Station': publicKey,
        'Content-Type': 'application/octet-stream',
        'Content-Length': bytes.byteLength,
      },
    });
    sent.on('error', (error) => resolve(troubleFrom(error)));
    sent.on('response', (response) => {
      bodyOf(response).then(
        (body) => resolve({ kind: 'answer', status: response.statusCode ?? 0, body }),
        (error: unknown) => resolve(troubleFrom(error)),
      );
    });
    sent.end(bytes);
  });
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response) {
    // Without an encoding set, a response is made of buffers.
    if (!Buffer.isBuffer(piece)) continue;
    pieces.push(piece);
    length += piece.byteLength;
    if (length > ANSWER_MAX_BYTES) throw new Error('the answer of the desk is too long');
  }
  return Buffer.concat(pieces);
}

function troubleFrom(error: unknown): SinkTrouble {
  if (!(error instanceof Error)) throw error;
  if (error instanceof OtherCertificate) return trouble('other-desk', error.message);
  const late = error.name === 'AbortError' || error.name === 'TimeoutError';
  return late
    ? trouble('not-answering', `no answer within ${ANSWER_WITHIN_MS / SECOND_MS} s`)
    : trouble('not-reachable', error.message);
}
