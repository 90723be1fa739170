// Finding one's name in a roster by typing part of it, whatever the accents and capitals.
import type { RosterEntry } from '#contract/exam.ts';

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/** Entries whose name or id holds every word that was typed, in the roster's order. */
export function matching(roster: readonly RosterEntry[], typed: string): RosterEntry[] {
  const words = plain(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return roster.filter(({ studentId, name }) => {
    const text = `${plain(name)} ${plain(studentId)}`;
    return words.every((word) => text.includes(word));
  });
}
