// Going from one part of the screen to the next by key. A pane is an element with `data-pane`, in reading order.

/** What a student most likely wants of a pane, best first. */
const TARGETS = [
  '.native-edit-context, textarea',
  '[role="listbox"]',
  '[role="tab"][tabindex="0"]',
  'button:not([disabled])',
] as const;

/** Focus goes to the pane itself where it can take it, else to the first control in it. */
export function stepPane(root: HTMLElement | null, by: 1 | -1): void {
  if (root === null) return;
  const panes = Array.from(root.querySelectorAll<HTMLElement>('[data-pane]')).filter(
    (pane) => pane.offsetParent !== null,
  );
  if (panes.length === 0) return;
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const start = here === -1 && by === -1 ? 0 : here;
  const next = panes.at((start + by + panes.length) % panes.length);
  if (next === undefined) return;
  const inside = TARGETS.map((selector) => next.querySelector<HTMLElement>(selector));
  const target = next.tabIndex >= 0 ? next : inside.find((element) => element !== null);
  target?.focus();
}
