import { connect } from 'node:tls';
import { expect, test, vi } from 'vitest';
import { MIB } from '#contract/limits.ts';
import { EXAM_ID, labExam, labStation, testDesk, wire } from '../../testing/lab.ts';
import { sampleSubmission } from '../../testing/station-keys.ts';

// Real databases, threads and connections, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const fact = { ...sampleSubmission(), studentId: 's1' };

test('whoever did not open the exam is not heard', async () => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  const send = wire(exam, lab.port);
  const [one, two] = [labStation(exam, 'PC-1'), labStation(exam, 'PC-2')];
  const { bytes } = await one.bundle(fact);
  const refused = { status: 401, json: { kind: 'not-enrolled' } };
  const otherKey = { key: two.key, proof: one.proof };
  expect(await send(otherKey, '/bundles/parcial-1/1', bytes)).toEqual(refused);
  for (const authorization of ['', 'Basic YTpi', `Invigil ${'A'.repeat(44)}`, 'Invigil x'])
    expect(
      await send(one, '/bundles/parcial-1/1', bytes, { Authorization: authorization }),
    ).toEqual(refused);
  // Enrolled, and brings what another one signed.
  expect(await send(two, '/bundles/parcial-1/1', bytes)).toEqual({
    status: 400,
    json: { kind: 'not-as-named' },
  });
  expect(await send(two, '/beat', await one.beat())).toMatchObject({ status: 400 });
  await lab.unlock();
  expect(await lab.ask('room/read', {})).toMatchObject({ ok: true, value: { seats: [] } });
});

test('a bundle is taken under its own name alone, and another fact never takes its place', async () => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  const send = wire(exam, lab.port);
  const one = labStation(exam, 'PC-1');
  const { bytes } = await one.bundle(fact);
  const foreign = await labStation(exam, 'PC-1', one.key).bundle(fact, 'parcial-2');
  const answers = {
    '/bundles/parcial-2/1': 'foreign-exam',
    '/bundles/parcial-1/2': 'not-as-named',
  };
  for (const [url, kind] of Object.entries(answers))
    expect(await send(one, url, bytes)).toEqual({ status: 400, json: { kind } });
  expect(await send(one, '/bundles/parcial-1/1', foreign.bytes)).toMatchObject({ status: 400 });
  const changed = Buffer.from(bytes);
  changed[20] = (changed[20] ?? 0) ^ 1;
  expect(await send(one, '/bundles/parcial-1/1', changed)).toMatchObject({ status: 400 });
  expect(await send(one, '/bundles/parcial-1/1', bytes)).toMatchObject({ status: 204 });
  // As from a stick that was written beside the running station: sealed again, the same fact.
  const sealedAgain = await labStation(exam, 'PC-1', one.key).bundle(fact);
  expect(sealedAgain.bytes).not.toEqual(bytes);
  expect(await send(one, '/bundles/parcial-1/1', sealedAgain.bytes)).toMatchObject({ status: 204 });
  // The station's data were put back: something else is its number 1 now.
  const again = await labStation(exam, 'PC-1', one.key).bundle({ ...fact, code: 'other' });
  expect(await send(one, '/bundles/parcial-1/1', again.bytes)).toEqual({
    status: 409,
    json: { kind: 'other-bytes' },
  });
});

test.each([
  ['another way', 'GET /beat'],
  ['the page', 'PUT /'],
  ['a path out of the folder', 'PUT /bundles/parcial-1/..%2f1'],
  ['a number with zeros before it', 'PUT /bundles/parcial-1/00000001'],
])('there is nothing at %s', async (_what, line) => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  const answer = await raw(lab.port, exam.keys.certificatePem, [
    ...head(line, labStation(exam, 'PC-1')),
    'Content-Length: 2',
    '',
    '{}',
  ]);
  expect(answer).toMatch(/^HTTP\/1\.1 404 [^]*Connection: close/);
});

test.each([
  ['no length', ['Transfer-Encoding: chunked', '', '2\r\n{}\r\n0\r\n\r\n'], 411],
  ['more than any bundle has', [`Content-Length: ${8 * MIB + 1}`, '', ''], 413],
  ['nothing', ['Content-Length: 0', '', ''], 411],
])('a body of %s is refused unread', async (_what, rest, status) => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  const lines = [...head('PUT /beat', labStation(exam, 'PC-1')), ...rest];
  const answer = await raw(lab.port, exam.keys.certificatePem, lines);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

test('a station that breaks off in the middle takes nothing with it', async () => {
  const exam = await labExam();
  const lab = await testDesk(exam);
  const one = labStation(exam, 'PC-1');
  const { bytes } = await one.bundle(fact);
  const half = bytes.subarray(0, bytes.byteLength / 2);
  const socket = connect({
    ...{ host: '127.0.0.1', port: lab.port, ca: exam.keys.certificatePem },
    checkServerIdentity: () => undefined,
  });
  await new Promise((resolve) => socket.once('secureConnect', resolve));
  const lines = [...head(`PUT /bundles/${EXAM_ID}/1`, one), `Content-Length: ${bytes.byteLength}`];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  await new Promise((resolve) => socket.write(half, resolve));
  socket.destroy();
  const send = wire(exam, lab.port);
  expect(await send(one, `/bundles/${EXAM_ID}/1`, bytes)).toMatchObject({ status: 204 });
  expect(lab.bugs).toEqual([]);
});

const head = (line: string, one: ReturnType<typeof labStation>): string[] => [
  `${line} HTTP/1.1`,
  'Host: desk',
  `Authorization: Invigil ${one.proof}`,
  `X-Invigil-Station: ${one.key.publicKey}`,
];

/** What comes back until the desk lets go. */
function raw(port: number, ca: string, lines: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, ca, checkServerIdentity: () => undefined });
    let text = '';
    socket.on('data', (piece: Buffer) => (text += piece.toString('utf8')));
    socket.on('close', () => resolve(text));
    // The desk lets go of what it does not read; what it said before is what counts.
    socket.on('error', () => undefined);
    socket.write(lines.join('\r\n'));
  });
}
