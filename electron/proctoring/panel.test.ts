import { describe, expect, test } from 'vitest';
import { proctoredDesk } from '../testing/proctored-desk.ts';
import { sampleProblem } from '../testing/sample-report.ts';

type Station = ReturnType<typeof proctoredDesk>;

function signedIn(...options: Parameters<typeof proctoredDesk>): Station {
  const station = proctoredDesk(...options);
  expect(station.signIn()).toMatchObject({ ok: true });
  return station;
}
function locked(station: Station): Station {
  for (let times = 0; times < 3; times += 1) station.leaveSeat();
  expect(station.proctor.locked()).toBe(true);
  return station;
}

describe('the panel', () => {
  const open = (station: Station) => {
    const challenge = station.call('staff/challenge', { door: 'panel' });
    if (!challenge.ok) throw new Error('the panel has no challenge');
    return station.call('panel/open', { code: station.code('panel', challenge.value.request) });
  };

  test('opens with a code of its own, and does everything without another', () => {
    const station = locked(signedIn());
    expect(station.call('panel/act', { act: 'release' })).toMatchObject({
      error: { kind: 'panel-closed' },
    });
    expect(station.call('panel/open', { code: 'AAAAA-AAAAA' })).toMatchObject({ ok: false });
    expect(open(station)).toMatchObject({ ok: true, value: { locked: true } });
    expect(station.call('panel/act', { act: 'release' })).toMatchObject({
      ok: true,
      value: { locked: false },
    });
    expect(station.call('panel/act', { act: 'add-time', minutes: 5 })).toMatchObject({ ok: true });
    expect(station.call('panel/act', { act: 'pause' })).toMatchObject({
      value: { attempt: { state: 'break', paused: true } },
    });
    expect(station.call('exam/break', { action: 'end' })).toMatchObject({ ok: false });
    station.pass(120_000);
    expect(station.call('panel/act', { act: 'resume' })).toMatchObject({
      value: { attempt: { state: 'running', paused: false, breakLeftMs: 600_000 } },
    });
    expect(station.call('panel/act', { act: 'end-attempt' })).toMatchObject({
      value: { attempt: { state: 'finished' } },
    });
    expect(station.call('panel/act', { act: 'return-to-start' })).toMatchObject({
      value: { attempt: null },
    });
  });

  test('closes by itself when it is forgotten', () => {
    const station = signedIn();
    open(station);
    station.pass(301_000);
    expect(station.call('panel/read', {})).toBeNull();
    expect(station.news.at(-1)).toMatchObject({ name: 'panel/changed', news: null });
  });

  test('stays open while somebody reads in it, and opens for nobody', () => {
    const station = signedIn();
    open(station);
    for (let minutes = 0; minutes < 20; minutes += 4) {
      station.pass(240_000);
      station.call('panel/stay', {});
    }
    expect(station.call('panel/read', {})).toMatchObject({ closesInMs: 300_000 });
    station.pass(301_000);
    station.call('panel/stay', {});
    expect(station.call('panel/read', {})).toBeNull();
  });

  test('plays an attempt back: the edits lead to the draft, the incidents stand beside them', () => {
    const station = signedIn();
    const edits = ['h', 'o', 'l', 'a'].map((letter, index) => ({
      seq: index + 1,
      atMs: index,
      source: 'typed' as const,
      changes: [{ offset: index, removedLength: 0, inserted: letter }],
    }));
    const base = sampleProblem('suma').starter;
    station.call('draft/save', { problemId: 'suma', source: `hola${base}`, cursor: 4, edits });
    station.leaveSeat();
    open(station);
    const replay = station.call('panel/replay', { problemId: 'suma' });
    expect(replay).toMatchObject({ ok: true, value: { base, submissions: [] } });
    if (replay.ok) {
      expect(replay.value.edits.length).toBe(4);
      expect(replay.value.incidents.map(({ kind }) => kind)).toContain('focus-lost');
    }
    station.call('panel/close', {});
    expect(station.call('panel/replay', { problemId: 'suma' })).toMatchObject({ ok: false });
  });
});

describe('leaving the window', () => {
  test('takes a staff code of its own while an exam is open', () => {
    let left = 0;
    const station = signedIn({ leave: () => (left += 1) });
    const challenge = station.call('staff/challenge', { door: 'leave' });
    const request = challenge.ok ? challenge.value.request : '';
    station.call('staff/leave', { code: station.code('unlock', request) });
    expect(left).toBe(0);
    expect(station.call('staff/leave', { code: station.code('leave', request) })).toEqual({
      ok: true,
      value: {},
    });
    expect(left).toBe(1);
  });

  test('takes none while no exam is open, when nobody could make one', () => {
    let left = 0;
    const station = proctoredDesk({ exam: null, leave: () => (left += 1) });
    expect(station.call('staff/leave', { code: '' })).toMatchObject({ ok: true });
    expect(left).toBe(1);
  });

  test('is nothing to ask of a shell without a window', () => {
    const station = signedIn();
    expect(station.call('staff/leave', { code: '' })).toMatchObject({
      error: { kind: 'no-window' },
    });
  });
});
