// Asking for a one-time code and using it: for an act at this station, for the panel, for the way out of the window.
import { useState } from 'react';
import type { Shell, StaffAct } from '#contract/exam.ts';
import type { StaffDoor } from '#contract/proctoring.ts';
import { useFaultWords } from '../i18n/fault-words.ts';
import { useParts } from '../state/use-parts.ts';

const DOORS: readonly StaffDoor[] = ['panel', 'leave'];
export type StaffActName = StaffDoor | StaffAct['act'];

/** A browser's window is not locked, and needs no way out. */
export const actsFor = (shell: Shell): readonly StaffActName[] => [
  ...(shell === 'electron' ? DOORS : (['panel'] as const)),
  ...(['add-time', 'end-attempt', 'return-to-start'] as const),
];

export type StaffCodes = {
  /** What to read out for a code; null before one is asked for. */
  readonly request: string | null;
  /** The code itself, where no proctor stands by. */
  readonly hint: string | null;
  readonly problem: string | null;
  readonly done: boolean;
  readonly ask: () => void;
  readonly use: (code: string) => void;
  readonly forget: () => void;
};

type Asked = { readonly request: string; readonly hint: string | null };

export function useStaffCodes(name: StaffActName, minutes: number, onGone: () => void): StaffCodes {
  const { session, panel } = useParts();
  const words = useFaultWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState(false);

  const ask = async (): Promise<void> => {
    setDone(false);
    setProblem(null);
    if (name === 'panel' || name === 'leave') {
      const answer = await panel.challenge(name);
      if (answer.ok) setAsked({ request: answer.value.request, hint: answer.value.code });
      else setProblem(words.code(answer.error));
      return;
    }
    const answer = await session.staffRequest(actOf(name, minutes));
    if (answer.ok) setAsked({ request: answer.value.request, hint: null });
    else setProblem(words.staff(answer.error));
  };

  const use = async (code: string): Promise<void> => {
    if (name === 'panel' || name === 'leave') {
      const answer = await panel.enter(name, code);
      if (answer.ok) onGone();
      else setProblem(words.code(answer.error));
      return;
    }
    const answer = await session.staffAct(actOf(name, minutes), code);
    setProblem(answer.ok ? null : words.staff(answer.error));
    if (!answer.ok) return;
    setAsked(null);
    setDone(true);
    if (name !== 'add-time') onGone();
  };

  return {
    request: asked?.request ?? null,
    hint: asked?.hint ?? null,
    problem,
    done,
    ask: () => void ask(),
    use: (code) => void use(code),
    forget: () => {
      setAsked(null);
      setProblem(null);
    },
  };
}

const actOf = (name: StaffAct['act'], minutes: number): StaffAct =>
  name === 'add-time' ? { act: name, minutes } : { act: name };
