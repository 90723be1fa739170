// What each sighting is about, and how it most likely came about. One row for each kind; the compiler misses none.
import type { IncidentClass } from '#contract/incident.ts';
import type { Matter } from '#contract/proctoring-policy.ts';
import type { SightingKind } from '#contract/sighting.ts';

type Reading = { readonly matter: Matter; readonly class: IncidentClass };

const of = (matter: Matter, reading: IncidentClass): Reading => ({ matter, class: reading });

export const MATTERS: Readonly<Record<SightingKind, Reading>> = {
  'paste-blocked': of('paste', 'ambiguous'),
  'drop-blocked': of('paste', 'ambiguous'),
  'menu-blocked': of('paste', 'ambiguous'),
  // Text typed by a program; the gate lets hands, input methods and granted devices through.
  'synthetic-input-blocked': of('input', 'deliberate'),
  'edit-reverted': of('input', 'ambiguous'),
  'unkeyed-input': of('input', 'ambiguous'),
  dictation: of('input', 'accident'),
  cadence: of('input', 'ambiguous'),

  // A notification takes the focus as well as a person does; hiding the page takes a step.
  'focus-lost': of('departure', 'ambiguous'),
  'page-hidden': of('departure', 'deliberate'),
  'full-screen-left': of('departure', 'deliberate'),
  'focus-returned': of('departure', 'accident'),
  'page-shown': of('departure', 'accident'),
  'full-screen-entered': of('departure', 'accident'),

  'display-added': of('display', 'ambiguous'),
  'display-mirrored': of('display', 'ambiguous'),
  'display-removed': of('display', 'accident'),

  'navigation-blocked': of('escape', 'ambiguous'),
  'window-blocked': of('escape', 'ambiguous'),
  'download-blocked': of('escape', 'ambiguous'),
  'permission-blocked': of('escape', 'ambiguous'),
  // Fingers know Ctrl+P and F5 by heart.
  'shortcut-blocked': of('escape', 'ambiguous'),
  'switch-refused': of('escape', 'deliberate'),

  'remote-session': of('remote', 'deliberate'),
  // Labs of virtual desktops are real; so are false alarms on plain hardware.
  'virtual-machine': of('machine', 'ambiguous'),
  'forbidden-process': of('process', 'ambiguous'),
  'network-changed': of('network', 'ambiguous'),
  'clock-jumped': of('clock', 'ambiguous'),

  'system-suspended': of('power', 'accident'),
  'system-resumed': of('power', 'accident'),
  'screen-locked': of('power', 'accident'),
  'screen-unlocked': of('power', 'accident'),

  'page-gone': of('crash', 'accident'),
  'page-failed': of('crash', 'accident'),
  'page-hung': of('crash', 'accident'),
  'host-restarted': of('crash', 'accident'),
};
