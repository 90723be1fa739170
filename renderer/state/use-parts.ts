// How components reach the stores.
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Drafts } from './drafts.ts';
import type { OpenPanel } from './panel.ts';
import type { Parts } from './parts.ts';
import type { Problems } from './problems.ts';
import type { Proctoring } from './proctoring.ts';
import type { Runs } from './runs.ts';
import type { Sent } from './sent.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import type { Submissions } from './submissions.ts';

/** What every page has, the student's and the desk's. */
export type PageParts = Pick<Parts, 'settings' | 'announcer' | 'monotonicMs'>;

export const PageContext = createContext<PageParts | null>(null);

export function usePage(): PageParts {
  const page = useContext(PageContext);
  if (page === null)
    throw new Error('a component that needs its page stands outside of PageContext');
  return page;
}

export const PartsContext = createContext<Parts | null>(null);

export function useParts(): Parts {
  const parts = useContext(PartsContext);
  if (parts === null)
    throw new Error('a component that needs the stores stands outside of PartsContext');
  return parts;
}

export const useSession = <Value>(pick: (session: Session) => Value): Value =>
  useStore(useParts().session, pick);
export const useProblems = <Value>(pick: (problems: Problems) => Value): Value =>
  useStore(useParts().problems, pick);
export const useProctoring = <Value>(pick: (proctoring: Proctoring) => Value): Value =>
  useStore(useParts().proctoring, pick);
export const usePanel = <Value>(pick: (open: OpenPanel) => Value): Value =>
  useStore(useParts().panel, pick);
export const useSent = <Value>(pick: (sent: Sent) => Value): Value =>
  useStore(useParts().sent, pick);
export const useDrafts = <Value>(pick: (drafts: Drafts) => Value): Value =>
  useStore(useParts().drafts, pick);
export const useSubmissions = <Value>(pick: (submissions: Submissions) => Value): Value =>
  useStore(useParts().submissions, pick);
export const useRuns = <Value>(pick: (runs: Runs) => Value): Value =>
  useStore(useParts().runs, pick);
export const useSettings = <Value>(pick: (settings: Settings) => Value): Value =>
  useStore(usePage().settings, pick);
