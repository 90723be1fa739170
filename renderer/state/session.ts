// Where this screen is: the station, the attempt of the student who sits here, the engine, the connection, the time left.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Answer, Ask, CallName } from '#contract/calls.ts';
import type { EngineState } from '#contract/engine.ts';
import type {
  AttemptView,
  ExamView,
  OpenFault,
  SignInFault,
  StaffAct,
  StaffFault,
  StepFault,
  StudentView,
} from '#contract/exam.ts';
import type { StudentId } from '#contract/ids.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Client } from '#contract/wire.ts';
import { hostErrorKind } from '../host-error.ts';
import type { HostErrorKind } from '../host-error.ts';
import type { Countdown } from './countdown.ts';

export type Station = Answer<'station/read'>;
/** The host did not answer, or answered with a bug of ours. */
export type HostFault = { readonly kind: HostErrorKind };
/** A call's own result, with a lost connection as one more expected fault. */
type Asked<Value, Fault> = Promise<Result<Value, Fault | HostFault>>;

export type Session = {
  /** Null until the host has answered for the first time. */
  readonly station: Station | null;
  readonly connected: boolean;
  readonly attempt: AttemptView | null;
  readonly engine: EngineState;
  /** Null where there is no attempt, no time limit, or time stands still. */
  readonly countdown: Countdown | null;
};

export type SessionStore = StoreApi<Session> & {
  /** Reads the station again; asked at start and after every reconnection. */
  refresh(): Asked<null, never>;
  openExam(startCode: string): Asked<ExamView, OpenFault>;
  findStudent(studentId: StudentId): Asked<StudentView | null, never>;
  signIn(ask: Ask<'exam/sign-in'>): Asked<AttemptView, SignInFault>;
  begin(): Asked<AttemptView, StepFault>;
  pause(action: 'start' | 'end'): Asked<AttemptView, StepFault>;
  finish(): Asked<AttemptView, StepFault>;
  signOut(): Asked<null, never>;
  staffRequest(act: StaffAct): Asked<{ readonly request: string }, StaffFault>;
  staffAct(act: StaffAct, code: string): Asked<AttemptView | null, StaffFault>;
};

/** @param monotonicMs a clock that never jumps, so that the time left does not follow the system clock */
export function createSession(client: Client, monotonicMs: () => number): SessionStore {
  const store = createStore<Session>(() => ({
    station: null,
    connected: false,
    attempt: null,
    engine: { state: 'starting' },
    countdown: null,
  }));

  const takeAttempt = (attempt: AttemptView | null): void =>
    store.setState({ attempt, countdown: countdownOf(attempt, monotonicMs()) });

  const refresh = async (): Asked<null, never> => {
    const station = await ask(client, 'station/read', {});
    if (!station.ok) return station;
    store.setState({ station: station.value, engine: station.value.engine });
    takeAttempt(station.value.attempt);
    return ok(null);
  };

  /** Steps answer with the attempt that they made; an event says the same, but may come later. */
  const step = async <Fault>(asked: Asked<Result<AttemptView, Fault>, never>) => {
    const answer = flat(await asked);
    if (answer.ok) takeAttempt(answer.value);
    return answer;
  };

  client.on('attempt/changed', takeAttempt);
  client.on('engine/changed', (engine) => store.setState({ engine }));
  client.onConnection((connected) => store.setState({ connected }));

  return {
    ...store,
    refresh,
    openExam: async (startCode) => {
      const answer = flat(await ask(client, 'exam/open', { startCode }));
      if (answer.ok) await refresh();
      return answer;
    },
    findStudent: (studentId) => ask(client, 'exam/find-student', { studentId }),
    signIn: (who) => step(ask(client, 'exam/sign-in', who)),
    begin: () => step(ask(client, 'exam/begin', {})),
    pause: (action) => step(ask(client, 'exam/break', { action })),
    finish: () => step(ask(client, 'exam/finish', {})),
    signOut: async () => {
      const answer = await ask(client, 'exam/sign-out', {});
      if (!answer.ok) return answer;
      takeAttempt(null);
      return ok(null);
    },
    staffRequest: async (act) => flat(await ask(client, 'exam/staff-request', { act })),
    staffAct: async (act, code) => {
      const answer = flat(await ask(client, 'exam/staff-act', { act, code }));
      if (answer.ok) takeAttempt(answer.value);
      return answer;
    },
  };
}

/** In a break and while waiting the host's time stands still, and so does the screen's. */
function countdownOf(attempt: AttemptView | null, takenAtMs: number): Countdown | null {
  const remainingMs = attempt?.remainingMs ?? null;
  if (attempt === null || remainingMs === null) return null;
  return { remainingMs, takenAtMs, running: attempt.state === 'running' };
}

async function ask<Name extends CallName>(
  client: Client,
  name: Name,
  question: Ask<Name>,
): Asked<Answer<Name>, never> {
  try {
    return ok(await client.call(name, question));
  } catch (error) {
    return fail({ kind: hostErrorKind(error) });
  }
}

const flat = <Value, Fault>(
  answer: Result<Result<Value, Fault>, HostFault>,
): Result<Value, Fault | HostFault> => (answer.ok ? answer.value : answer);
