// Whether this is still the machine that a station's key was made on. A disk image that was copied to forty machines must
// not make forty stations of one name; a machine that got another network card is the same one only if something else says so.

/** What can be known of a machine, each as a hash. */
export type MachineMarks = {
  /** The system's own number of this installation; null where it tells none. Copies of an image may share it. */
  readonly machine: string | null;
  /** Hardware addresses of its network cards, of all that were seen in it. */
  readonly addresses: readonly string[];
};

/**
 * A network card that was seen before settles it, and so do cards of which none was. The system's number speaks only where
 * there are no cards to compare; where there is nothing at all, nothing speaks against it.
 */
export function isSameMachine(known: MachineMarks, now: MachineMarks): boolean {
  if (known.addresses.length > 0 && now.addresses.length > 0)
    return now.addresses.some((address) => known.addresses.includes(address));
  return known.machine === null || now.machine === null || known.machine === now.machine;
}

/** All that was ever seen in this machine, so that a card that comes and goes is known again. */
export const withMarks = (known: MachineMarks, now: MachineMarks): MachineMarks => ({
  machine: now.machine ?? known.machine,
  addresses: [...new Set([...known.addresses, ...now.addresses])].toSorted(),
});
