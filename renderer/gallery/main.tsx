// One scene: `?scene=NAME&locale=es&theme=dark&text=200`. Without a name, the list of all scenes.
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { localeShape } from '#contract/language.ts';
import { hostErrorKind } from '../host-error.ts';
import { App } from '../App.tsx';
import { startI18n } from '../i18n/i18n.ts';
import { createParts, follow } from '../state/parts.ts';
import type { Parts } from '../state/parts.ts';
import { TEXT_PERCENTS, THEME_CHOICES } from '../state/settings.ts';
import type { Settings } from '../state/settings.ts';
import { RUN_ID, fixtureClient } from './fixture-client.ts';
import type { FixtureClient } from './fixture-client.ts';
import { NOON_MS } from './exam-fixtures.ts';
import { DESK_SCENES } from './scene-names.ts';
import { panel, scenes } from './scenes.ts';
import type { Scene } from './scenes.ts';
import '../styles/all.css';

config({ jitless: true });
const asked = new URLSearchParams(window.location.search);
const root = document.getElementById('root');
if (root === null) throw new Error('the gallery has no #root');

const settings: Settings = {
  locale: localeShape.catch('en').parse(asked.get('locale')),
  theme: THEME_CHOICES.find((choice) => choice === asked.get('theme')) ?? 'light',
  textPercent: TEXT_PERCENTS.find((size) => String(size) === asked.get('text')) ?? 100,
};
const deskScene = DESK_SCENES.find((name) => name === asked.get('scene'));
const scene = Object.entries(scenes).find(([name]) => name === asked.get('scene'))?.[1];
if (deskScene !== undefined) {
  const { showDesk } = await import('./desk-gallery.tsx');
  await showDesk(deskScene, root, settings);
} else if (scene === undefined) {
  createRoot(root).render(
    <ul>
      {[...Object.keys(scenes), ...DESK_SCENES].map((name) => (
        <li key={name}>
          <a href={`?scene=${name}`}>{name}</a>
        </li>
      ))}
    </ul>,
  );
} else {
  await show(scene, root);
}

async function show(shown: Scene, place: HTMLElement): Promise<void> {
  const client = fixtureClient(shown);
  const parts = createParts({
    client,
    storage: window.sessionStorage,
    systemLanguages: ['en'],
    monotonicMs: () => performance.now(),
    later: (run, delayMs) => window.setTimeout(run, delayMs),
    newKey: () => crypto.randomUUID(),
  });
  parts.settings.setState(settings);
  createRoot(place).render(<App parts={parts} words={await startI18n(settings.locale)} />);
  follow(parts, (error) => {
    // A scene without a host refuses every call on purpose.
    if (hostErrorKind(error) !== 'connection-lost') throw error;
  });
  if (shown.act !== undefined) await act(shown.act, parts, client);
  window.invigilGallery = { settings: parts.settings };
}

/** A run as the student has it before them, still reading or ended. Its tab is for the visitor to open. */
async function showRun(hasEnded: boolean, { runs }: Parts, client: FixtureClient): Promise<void> {
  runs.fill('suma', { args: '--verbose "dos palabras"', input: '3 4\n' });
  await runs.start({ problemId: 'suma', language: 'python', source: '' });
  const of = { runId: RUN_ID, problemId: 'suma' };
  client.tell('run/changed', { ...of, state: 'running', end: null });
  const printed = [
    { stream: 'stdout' as const, text: '¿Nombre? / Name? ' },
    { stream: 'stderr' as const, text: 'Traceback (most recent call last):\n  line 3\n' },
  ];
  client.tell('run/output', { runId: RUN_ID, parts: printed });
  if (hasEnded) {
    const measures = { wallMs: 1_240, cpuMs: 30, memoryBytes: 11_400_000 };
    const end = { kind: 'ran' as const, stopped: null, reached: null, status: 1, ...measures };
    client.tell('run/changed', { ...of, state: 'ended', end });
  }
}

async function act(
  what: NonNullable<Scene['act']>,
  parts: Parts,
  client: FixtureClient,
): Promise<void> {
  const { drafts, submissions, panel: panelStore } = parts;
  await new Promise<void>((opened) => {
    const look = (): void => {
      if (drafts.getState()['suma python'] !== undefined) opened();
    };
    drafts.subscribe(look);
    look();
  });
  if (what === 'panel' || what === 'replay' || what === 'doctor') {
    client.tell('panel/changed', panel);
    if (what !== 'panel') panelStore.show(what);
    return;
  }
  if (what === 'run-ended' || what === 'run-waits') {
    await showRun(what === 'run-ended', parts, client);
    return;
  }
  if (what === 'message') {
    const text = 'Quedan diez minutos más para todos. / Ten more minutes for everyone.';
    client.tell('proctoring/message', { id: 'one', text, atMs: NOON_MS });
    return;
  }
  const source = drafts.getState()['suma python']?.source ?? '';
  if (what === 'disconnect') client.disconnect();
  if (what === 'submit') await submissions.send({ problemId: 'suma', purpose: 'final', source });
  if (what === 'submit') return;
  drafts.change({
    problemId: 'suma',
    language: 'python',
    source: `${source}\n`,
    cursor: 0,
    edits: [],
  });
}
