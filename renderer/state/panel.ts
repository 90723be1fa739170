// The proctor's panel at this station, while a code keeps it open. The host closes it by itself after a while.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ProblemId } from '#contract/ids.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import type {
  Challenge,
  CodeFault,
  Panel,
  PanelAct,
  PanelFault,
  Replay,
  StaffDoor,
} from '#contract/proctoring.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Client } from '#contract/wire.ts';
import { hostErrorKind } from '../host-error.ts';
import type { HostFault } from './session.ts';

/** What the open panel shows: what is the case and may be done, an attempt played back, or how this computer is. */
export type PanelPage = 'facts' | 'replay' | 'doctor';
/** Reading in the panel keeps it open; the host is told so this often at most. */
const STAY_EVERY_MS = 1 * MINUTE_MS;
export type OpenPanel = { readonly panel: Panel | null; readonly page: PanelPage };

export type PanelStore = StoreApi<OpenPanel> & {
  challenge(door: StaffDoor): Promise<Result<Challenge, CodeFault | HostFault>>;
  /** Opens the panel, or leaves the locked window. */
  enter(door: StaffDoor, code: string): Promise<Result<null, CodeFault | HostFault>>;
  act(act: PanelAct): Promise<Result<null, PanelFault | HostFault>>;
  /** An attempt at one problem, to be played back. */
  replay(problemId: ProblemId): Promise<Result<Replay, PanelFault | HostFault>>;
  show(page: PanelPage): void;
  /** Somebody uses the page while the panel is open: call it for each key and each move of the mouse. */
  stay(): void;
  close(): Promise<void>;
};

export function createPanel(client: Client, monotonicMs: () => number): PanelStore {
  const store = createStore<OpenPanel>(() => ({ panel: null, page: 'facts' }));
  const take = (panel: Panel | null): void =>
    store.setState(panel === null ? { panel, page: 'facts' } : { panel });
  client.on('panel/changed', take);
  let stayedAtMs = -Infinity;

  const asked = async <Value, Fault>(
    answer: Promise<Result<Value, Fault>>,
  ): Promise<Result<Value, Fault | HostFault>> =>
    answer.catch((error: unknown) => fail({ kind: hostErrorKind(error) }));

  const taken = async <Fault>(
    answer: Promise<Result<Panel, Fault>>,
  ): Promise<Result<null, Fault | HostFault>> => {
    const known = await asked(answer);
    if (!known.ok) return known;
    take(known.value);
    return ok(null);
  };

  return {
    ...store,
    challenge: (door) => asked(client.call('staff/challenge', { door })),
    enter: async (door, code) => {
      if (door === 'panel') return taken(client.call('panel/open', { code }));
      const left = await asked(client.call('staff/leave', { code }));
      return left.ok ? ok(null) : left;
    },
    act: (act) => taken(client.call('panel/act', act)),
    replay: (problemId) => asked(client.call('panel/replay', { problemId })),
    show: (page) => store.setState({ page }),
    stay: () => {
      const nowMs = monotonicMs();
      if (store.getState().panel === null || nowMs - stayedAtMs < STAY_EVERY_MS) return;
      stayedAtMs = nowMs;
      // Where it does not arrive, the panel closes a little earlier.
      client.call('panel/stay', {}).catch(() => undefined);
    },
    close: async () => {
      take(null);
      // The host closes it by itself, should this not arrive.
      await client.call('panel/close', {}).catch(() => undefined);
    },
  };
}
