// Going from one part of the screen to the next by key. A pane is an element with `data-pane`, in reading order.

const FOCUSABLE =
  'textarea, [contenteditable="true"], .native-edit-context, [role="option"][tabindex="0"], [role="tab"][tabindex="0"], button:not([disabled]), [tabindex="0"]';

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
  const target = next.tabIndex >= 0 ? next : next.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
}
