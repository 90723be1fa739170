// Where on the page the proctor is. The browser's own Back leads to where they were; nothing is written into the address.
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { StudentId, SubmissionId } from '#contract/ids.ts';

export const STUDENT_TABS = ['line', 'code', 'replay'] as const;
export type StudentTab = (typeof STUDENT_TABS)[number];

export type Place =
  | { readonly page: 'room' }
  | {
      readonly page: 'student';
      readonly studentId: StudentId;
      /** The time line where it is left out. */
      readonly tab?: StudentTab;
      /** The submission that is looked at; the newest where it is left out. */
      readonly picked?: SubmissionId;
    }
  | { readonly page: 'charts' }
  | { readonly page: 'similar' }
  | { readonly page: 'exports' };

export type PlacesStore = StoreApi<{ readonly place: Place }> & {
  go(place: Place): void;
  /** Another view of the same page: Back does not lead through it. */
  turn(place: Place): void;
  /** To where the proctor came from; to the room where that is not known. */
  back(): void;
};

/** @param keep as `history.pushState`; @param leave as `history.back` */
export function createPlaces(port: {
  readonly keep: (depth: number) => void;
  readonly leave: () => void;
}): PlacesStore & { readonly arrivedAt: (depth: number) => void } {
  const store = createStore<{ readonly place: Place }>(() => ({ place: { page: 'room' } }));
  const been: Place[] = [{ page: 'room' }];
  let depth = 0;
  return {
    ...store,
    go: (place) => {
      depth += 1;
      been.splice(depth, Infinity, place);
      port.keep(depth);
      store.setState({ place });
    },
    turn: (place) => {
      been[depth] = place;
      store.setState({ place });
    },
    back: () => {
      if (depth > 0) port.leave();
      else store.setState({ place: { page: 'room' } });
    },
    arrivedAt: (at) => {
      depth = been[at] === undefined ? 0 : at;
      store.setState({ place: been[depth] ?? { page: 'room' } });
    },
  };
}
