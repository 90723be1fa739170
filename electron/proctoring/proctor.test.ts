import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SightingKind } from '#contract/sighting.ts';
import { sightingKindShape } from '#contract/sighting.ts';
import { openDatabaseForReading } from '../database/open.ts';
import { demoExam } from '../exam/demo.ts';
import { proctoredDesk, proctoredExam } from '../testing/proctored-desk.ts';
import { sampleProblem } from '../testing/sample-report.ts';
import { checkLog } from './log/check.ts';
import { exportLog } from './log/export.ts';

type Station = ReturnType<typeof proctoredDesk>;

function signedIn(...options: Parameters<typeof proctoredDesk>): Station {
  const station = proctoredDesk(...options);
  expect(station.signIn()).toMatchObject({ ok: true });
  return station;
}
const view = (station: Station) => station.call('proctoring/read', {});
const lockOf = (station: Station) => station.proctor.view()?.lock ?? null;
const requestOf = (station: Station) => lockOf(station)?.challenge.request ?? '';
function locked(station: Station): Station {
  for (let times = 0; times < 3; times += 1) station.leaveSeat();
  expect(lockOf(station)).not.toBeNull();
  return station;
}
const unlock = (station: Station, code: string) => station.call('proctoring/unlock', { code });
/** The log as staff get it, and what the verifier says of it. */
function exported(station: Station): { text: string; findings: readonly unknown[] } {
  const { incidents, key } = station.records;
  const text = [...exportLog(incidents, key, 1)].join('');
  return { text, findings: checkLog(Buffer.from(text), null).findings };
}

describe('a student who leaves', () => {
  test('is warned twice, with what was seen and how many warnings are left, and locked at the third', () => {
    const station = signedIn();
    station.leaveSeat();
    expect(view(station)).toMatchObject({
      lock: null,
      warnings: [{ kind: 'focus-lost', action: 'warn', warningsLeft: 1, statement: null }],
    });
    station.leaveSeat();
    expect(station.proctor.view()?.warnings.map(({ warningsLeft }) => warningsLeft)).toEqual([
      1, 0,
    ]);
    station.leaveSeat();
    expect(lockOf(station)).toMatchObject({
      incident: { kind: 'focus-lost', action: 'lock' },
      challenge: { code: null, waitMs: 0 },
    });
    const told = station.news.filter(({ name }) => name === 'proctoring/changed');
    expect(told.length).toBe(3);
  });

  test('confirms a warning once read, and may say in their own words what happened', () => {
    const station = signedIn();
    station.leaveSeat();
    const incidentId = station.proctor.view()?.warnings[0]?.id ?? 0;
    const text = 'Saltó una ventana del antivirus: «¿actualizar?»';
    expect(station.call('proctoring/state', { incidentId, text })).toEqual({ ok: true, value: {} });
    expect(station.call('proctoring/state', { incidentId, text })).toMatchObject({
      error: { kind: 'already-stated' },
    });
    expect(station.call('proctoring/state', { incidentId: 9_999, text })).toMatchObject({
      error: { kind: 'unknown-incident' },
    });
    station.call('proctoring/confirm', { incidentId });
    expect(station.proctor.view()?.warnings).toEqual([]);
    expect(station.proctor.incidents().find(({ id }) => id === incidentId)?.statement).toBe(text);
    expect(exported(station).text).toContain('«¿actualizar?»');
  });

  test('is neither warned nor counted before the exam begins, in a break and after it', () => {
    const station = signedIn({ exam: proctoredExam({ beginsAtSignIn: false }) });
    station.leaveSeat();
    station.call('exam/begin', {});
    station.call('exam/break', { action: 'start' });
    for (let times = 0; times < 5; times += 1) station.leaveSeat();
    station.call('exam/break', { action: 'end' });
    expect(station.proctor.view()).toMatchObject({ warnings: [], lock: null });
    station.call('exam/finish', {});
    for (let times = 0; times < 5; times += 1) station.leaveSeat();
    expect(station.proctor.view()).toMatchObject({ warnings: [], lock: null });
    expect(station.proctor.incidents().length).toBeGreaterThan(20);
  });

  test('is judged by the accommodation that was granted', () => {
    const exam = proctoredExam({
      proctoring: {
        policy: { departure: { do: 'lock', warnings: 0 } },
        accommodations: { screenreader: { proctoring: { departure: 'record' } } },
      },
    });
    const [first, ...rest] = exam.roster;
    const roster = first === undefined ? [] : [{ ...first, accommodations: ['screenreader'] }];
    const granted = signedIn({ exam: { ...exam, roster: [...roster, ...rest] } });
    granted.leaveSeat();
    expect(granted.proctor.view()).toMatchObject({ warnings: [], lock: null });
    const plain = signedIn({ exam });
    plain.leaveSeat();
    expect(lockOf(plain)).not.toBeNull();
  });

  test('has a departure counted only when its grace has passed', () => {
    const policy = { departure: { do: 'warn', graceMs: 3_000 } };
    const station = signedIn({
      exam: proctoredExam({ proctoring: { policy, accommodations: {} } }),
    });
    station.see('focus-lost');
    station.pass(2_000);
    expect(station.proctor.view()?.warnings).toEqual([]);
    station.pass(1_000);
    expect(station.proctor.view()?.warnings.length).toBe(1);
  });
});

describe('a locked screen', () => {
  test('is freed by the code made for its request, once', () => {
    const station = locked(signedIn());
    const request = requestOf(station);
    const code = station.code('unlock', request);
    expect(unlock(station, ` ${code.toLowerCase()} `)).toMatchObject({
      ok: true,
      value: { lock: null },
    });
    expect(unlock(station, code)).toMatchObject({ error: { kind: 'not-locked' } });
    locked(station);
    expect(requestOf(station)).not.toBe(request);
    expect(unlock(station, code)).toMatchObject({ error: { kind: 'wrong-code' } });
  });

  test('is not freed by a code for another purpose, another request or another exam', () => {
    const station = locked(signedIn());
    const request = requestOf(station);
    for (const code of [
      station.code('leave', request),
      station.code('panel', request),
      station.code('unlock', 'AAA-AAA'),
      '',
    ])
      expect(unlock(station, code)).toMatchObject({ error: { kind: 'wrong-code' } });
  });

  test('makes guessers wait, over a restart too, and the right code opens it afterwards', () => {
    const station = locked(signedIn());
    for (let guess = 0; guess < 5; guess += 1) unlock(station, `AAAAA-AAAA${guess}`);
    const code = station.code('unlock', requestOf(station));
    expect(unlock(station, code)).toMatchObject({ error: { kind: 'too-many-wrong-codes' } });
    station.crash();
    const { dir, machine } = station;
    machine.restartProgram();
    const again = proctoredDesk({ dir, machine });
    expect(unlock(again, code)).toMatchObject({ error: { kind: 'too-many-wrong-codes' } });
    again.pass(31_000);
    expect(unlock(again, code)).toMatchObject({ ok: true });
  });

  test('stays locked over a crash, with the same request, and the crash itself is an accident', () => {
    const station = locked(signedIn());
    const request = requestOf(station);
    station.crash();
    const { dir, machine } = station;
    machine.restartProgram();
    const again = proctoredDesk({ dir, machine });
    expect(requestOf(again)).toBe(request);
    const crash = again.proctor.incidents().find(({ kind }) => kind === 'host-restarted');
    expect(crash).toMatchObject({ class: 'accident', action: 'record' });
    expect(exported(again).findings).toEqual([]);
  });

  test('lets the exam’s time go on by its own policy', () => {
    const station = locked(signedIn());
    const left = () =>
      station.desk.open()?.live.view(station.desk.seated() ?? fault())?.remainingMs;
    const before = left() ?? 0;
    station.pass(60_000);
    expect(left()).toBe(before - 60_000);
  });

  test('shows the code itself in the demo, where nobody stands by', () => {
    const station = signedIn({ exam: demoExam([sampleProblem('suma')]) });
    locked(station);
    const code = lockOf(station)?.challenge.code ?? '';
    expect(unlock(station, code)).toMatchObject({ ok: true, value: { lock: null } });
  });

  test('is never made by an exam that nobody can make codes for', () => {
    const station = signedIn({ exam: proctoredExam({ proctorKey: null }) });
    for (let times = 0; times < 6; times += 1) station.leaveSeat();
    expect(lockOf(station)).toBeNull();
    expect(station.proctor.view()?.warnings.length).toBe(6);
  });

  test('whatever was seen before, the code of the request frees it', () => {
    const kinds = fc.constantFrom<SightingKind>(...sightingKindShape.options);
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 20 }), (seen) => {
        const station = locked(signedIn());
        for (const kind of seen) {
          station.see(kind);
          station.pass(700);
        }
        const code = station.code('unlock', requestOf(station));
        expect(unlock(station, code)).toMatchObject({ ok: true, value: { lock: null } });
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});

describe('the page', () => {
  test('tells what its gate saw; too much of it is only counted', () => {
    const station = signedIn();
    const told = {
      kind: 'paste-blocked',
      detail: 'clipboard',
      atMs: 5,
      length: 120,
      count: 1,
    } as const;
    for (let times = 0; times < 100; times += 1) station.call('proctoring/saw', told);
    station.pass(10_000);
    station.call('proctoring/saw', told);
    const pastes = station.proctor.incidents().filter(({ kind }) => kind === 'paste-blocked');
    expect(pastes.length).toBe(31);
    expect(pastes[0]).toMatchObject({ count: 71, length: 120, action: 'record' });
  });

  test('tells of its own absence, and is counted like any other', () => {
    const station = signedIn();
    station.call('proctoring/saw', { kind: 'page-hidden' });
    station.call('proctoring/saw', { kind: 'focus-lost' });
    station.call('proctoring/saw', { kind: 'focus-returned' });
    station.call('proctoring/saw', { kind: 'page-shown' });
    expect(station.proctor.view()?.warnings.length).toBe(1);
  });
});

test('the log says what happened to the attempt, ends each run with a word, and verifies', () => {
  const station = locked(signedIn());
  unlock(station, station.code('unlock', requestOf(station)));
  station.call('exam/finish', {});
  const { dir } = station;
  station.stop();
  const read = openDatabaseForReading(dir);
  expect(read.ok).toBe(true);
  if (read.ok) read.value.close();
  const again = proctoredDesk({ dir });
  const { text, findings } = exported(again);
  expect(findings).toEqual([]);
  for (const word of ['"opened"', '"begun"', '"lock"', '"released"', '"finished"', '"stopped"'])
    expect(text).toContain(word);
  expect(text).not.toContain('host-restarted');
});

function fault(): never {
  throw new Error('nobody sits here');
}
