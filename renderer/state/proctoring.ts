// What the station's policy has said to this student: warnings to read, a lock to be freed from. It decides nothing here.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { IncidentId } from '#contract/incident.ts';
import type { CodeFault, ProctoringView } from '#contract/proctoring.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { PageSighting } from '#contract/sighting.ts';
import type { Client } from '#contract/wire.ts';
import { hostErrorKind } from '../host-error.ts';
import type { HostFault } from './session.ts';

export type Proctoring = {
  /** Null while nobody sits here. */
  readonly view: ProctoringView | null;
};

export type ProctoringStore = StoreApi<Proctoring> & {
  /** @throws HostError when the host is gone */
  read(): Promise<void>;
  /** Tells the host, which decides. A host that is gone hears nothing: that the page was alone is its own finding. */
  saw(sighting: PageSighting): void;
  confirm(incidentId: IncidentId): Promise<void>;
  /** The student's own words, kept once. */
  state(
    incidentId: IncidentId,
    text: string,
  ): Promise<Result<null, HostFault | { kind: 'not-kept' }>>;
  unlock(code: string): Promise<Result<null, CodeFault | HostFault>>;
};

export function createProctoring(client: Client): ProctoringStore {
  const store = createStore<Proctoring>(() => ({ view: null }));
  const take = (view: ProctoringView | null): void => store.setState({ view });
  client.on('proctoring/changed', take);

  return {
    ...store,
    read: async () => take(await client.call('proctoring/read', {})),
    saw: (sighting) => {
      client.call('proctoring/saw', sighting).catch(() => undefined);
    },
    confirm: async (incidentId) => {
      // Unanswered, the warning stays on the screen, which is all there is to do.
      await client.call('proctoring/confirm', { incidentId }).catch(() => undefined);
    },
    state: async (incidentId, text) => {
      try {
        const answer = await client.call('proctoring/state', { incidentId, text });
        return answer.ok ? ok(null) : fail({ kind: 'not-kept' });
      } catch (error) {
        return fail({ kind: hostErrorKind(error) });
      }
    },
    unlock: async (code) => {
      try {
        const answer = await client.call('proctoring/unlock', { code });
        if (!answer.ok) return answer;
        take(answer.value);
        return ok(null);
      } catch (error) {
        return fail({ kind: hostErrorKind(error) });
      }
    },
  };
}

/**
 * Tells when the page is looked away from and back at, where no shell around it does. Loading the page anew is no way
 * out of it: the browser then says `pagehide` first.
 */
export function watchAttention(page: Window, saw: (sighting: PageSighting) => void): void {
  let leaving = false;
  page.addEventListener('pagehide', () => {
    leaving = true;
  });
  page.addEventListener('blur', () => saw({ kind: 'focus-lost' }));
  page.addEventListener('focus', () => saw({ kind: 'focus-returned' }));
  page.document.addEventListener('visibilitychange', () => {
    if (leaving) return;
    saw({ kind: page.document.visibilityState === 'hidden' ? 'page-hidden' : 'page-shown' });
  });
}
