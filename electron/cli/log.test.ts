// The proctors' commands on the data of a real station.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freshDirectory } from '../testing/fresh-database.ts';
import { invigil } from '../testing/invigil.ts';
import { proctorKey, proctoredDesk } from '../testing/proctored-desk.ts';
import { sampleProblem } from '../testing/sample-report.ts';

function usedStation() {
  const station = proctoredDesk();
  station.signIn();
  const edits = [
    {
      seq: 1,
      atMs: station.machine.at.wallMs,
      source: 'typed' as const,
      changes: [{ offset: 0, removedLength: 0, inserted: '#' }],
    },
  ];
  const source = `#${sampleProblem('suma').starter}`;
  station.call('draft/save', { problemId: 'suma', source, cursor: 1, edits });
  for (let times = 0; times < 3; times += 1) station.leaveSeat();
  return station;
}

test('a proctor makes the code that frees a station, with no more than the staff file', async () => {
  const station = usedStation();
  const request = station.proctor.view()?.lock?.challenge.request ?? '';
  const staff = path.join(freshDirectory(), 'algebra.staff.json');
  const kept = {
    invigil: 'staff',
    examId: 'algebra',
    title: { en: 'Algebra', es: 'Álgebra' },
    startCode: 'AAAA-AAAA-AAAA-AAAA',
    proctorKey: Buffer.from(proctorKey).toString('base64'),
  };
  writeFileSync(staff, JSON.stringify(kept));
  const { code, out } = await invigil('unlock', request, '--staff', staff, '--json');
  expect(code).toBe(0);
  const made: { code: string } = JSON.parse(out);
  expect(station.call('proctoring/unlock', { code: made.code })).toMatchObject({ ok: true });
}, 60_000);

test('an exported log verifies, and says where it was changed', async () => {
  const station = usedStation();
  const { dir } = station;
  const { head } = { head: station.records.journal.head() };
  station.stop();
  const out = path.join(freshDirectory(), 'station.log');
  const made = await invigil('log', 'export', '--data', dir, '--out', out, '--json');
  const { publicKey }: { publicKey: string } = JSON.parse(made.out);
  const good = await invigil(
    'log',
    'verify',
    out,
    '--key',
    publicKey,
    '--head',
    head.hash,
    '--json',
  );
  expect([good.code, JSON.parse(good.out)]).toMatchObject([0, { good: true, findings: [] }]);
  const stranger = await invigil('log', 'verify', out, '--head', 'f'.repeat(64), '--json');
  expect([stranger.code, JSON.parse(stranger.out)]).toMatchObject([1, { good: false }]);
  const changed = readFileSync(out, 'utf8').replace('"kind":"focus-lost"', '"kind":"page-shown"');
  writeFileSync(out, changed);
  const bad = await invigil('log', 'verify', out);
  expect(bad.code).toBe(1);
  expect(bad.err).toMatch(/station\.log:\d+: Entry \d+ was changed/);
  expect((await invigil('log', 'verify', path.join(dir, 'none'))).code).toBe(1);
}, 120_000);

test('a replay puts edits and incidents on one time line', async () => {
  const station = usedStation();
  const { dir } = station;
  const attemptId = station.desk.seated()?.id ?? '';
  station.stop();
  const { out } = await invigil('replay', attemptId, '--data', dir, '--text', '--json');
  const moments = out
    .trim()
    .split('\n')
    .map((line): { what: string; kind?: string; text?: string } => JSON.parse(line));
  expect(moments[0]).toMatchObject({ what: 'edit', inserted: '#' });
  expect(moments[0]?.text?.startsWith('#')).toBe(true);
  expect(moments.filter(({ what }) => what === 'incident').map(({ kind }) => kind)).toContain(
    'focus-lost',
  );
  expect((await invigil('replay', 'nobody', '--data', dir)).code).toBe(1);
}, 120_000);
