// What of this machine matters to an exam: Node, memory, display, and the windows it can open.
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import path from 'node:path';
import type { Shell } from '#contract/exam.ts';
import { MIB } from '#contract/limits.ts';
import { findChromium, hasDisplay } from '../station/open-browser.ts';
import { nextSteps } from '../station/next-step.ts';
import { PROJECT } from '../station/project.ts';
import { broken, fine, lacking, plain } from './check.ts';
import type { Check } from './check.ts';

const NODE = { id: 'node', what: plain('Node') };
const MEMORY = { id: 'memory', what: { en: 'Memory', es: 'Memoria' } };
const DISPLAY = { id: 'display', what: { en: 'Display', es: 'Pantalla' } };
const CHROMIUM = { id: 'chromium', what: plain('Chromium') };
const ELECTRON = { id: 'electron', what: { en: 'Exam window', es: 'Ventana de examen' } };
const SCREENS = { id: 'screens', what: { en: 'Screens', es: 'Pantallas del examen' } };
const SESSION = { id: 'session', what: { en: 'Exam session', es: 'Sesión de examen' } };

/** The major that Electron embeds; better-sqlite3 crashes the process on older ones. */
const NODE_MAJOR_MIN = 24;
/** One sandbox at its default limit beside a browser and the engine. */
const MEMORY_GOOD_BYTES = 1_800 * MIB;

export function checkNode(): Check {
  const { node } = process.versions;
  if (Number(node.split('.')[0]) >= NODE_MAJOR_MIN) return fine(NODE, plain(node));
  return broken(
    NODE,
    {
      en: `${node} is older than ${NODE_MAJOR_MIN}.`,
      es: `${node} es anterior a ${NODE_MAJOR_MIN}.`,
    },
    nextSteps.program,
  );
}

export function checkMemory(): Check {
  const total = Math.round(totalmem() / MIB);
  const free = Math.round(freemem() / MIB);
  const cores = availableParallelism();
  const reason = {
    en: `${total} MiB, ${free} MiB of it free; ${cores} cores.`,
    es: `${total} MiB, ${free} MiB libres; ${cores} núcleos.`,
  };
  if (totalmem() >= MEMORY_GOOD_BYTES) return fine(MEMORY, reason);
  return lacking(MEMORY, reason, {
    en: 'Give the machine at least 2 GiB of memory.',
    es: 'Dale a la máquina 2 GiB de memoria como mínimo.',
  });
}

export function checkDisplay(): Check {
  if (hasDisplay()) return fine(DISPLAY, { en: 'There is one.', es: 'La hay.' });
  return lacking(
    DISPLAY,
    { en: 'There is none.', es: 'No la hay.' },
    {
      en: 'Start Invigil from a graphical session, or open the address it prints in a browser here.',
      es: 'Arranca Invigil desde una sesión gráfica, o abre aquí en un navegador la dirección que muestra.',
    },
  );
}

/** What opens a window here, as far as the configuration lets it. None of them is a failure. */
export function checkShells(shells: readonly Shell[]): Check[] {
  const electron = checkElectron();
  const chromium = checkChromium();
  const wanted = [
    ...(shells.includes('electron') ? [electron] : []),
    ...(shells.includes('loopback') ? [chromium] : []),
  ];
  if (wanted.some(({ state }) => state === 'ok')) return wanted;
  return wanted.map((check) => ({ ...check, state: 'fail' }));
}

function checkChromium(): Check {
  const found = findChromium();
  if (found !== null) return fine(CHROMIUM, plain(found));
  return lacking(
    CHROMIUM,
    { en: 'There is none on the PATH.', es: 'No está en el PATH.' },
    nextSteps.chromium,
  );
}

function checkElectron(): Check {
  if (process.versions['electron'] !== undefined)
    return fine(ELECTRON, plain(`Electron ${process.versions['electron']}`));
  const folder = path.join(PROJECT, 'node_modules', 'electron');
  const note = path.join(folder, 'path.txt');
  const binary = existsSync(note)
    ? path.join(folder, 'dist', readFileSync(note, 'utf8').trim())
    : null;
  if (binary !== null && existsSync(binary)) return fine(ELECTRON, plain(binary));
  return lacking(
    ELECTRON,
    {
      en: 'The Electron binary is not here; proctored exams need it, practice does not.',
      es: 'El binario de Electron no está; los exámenes vigilados lo necesitan, la práctica no.',
    },
    nextSteps.electron,
  );
}

export function checkScreens(): Check {
  if (existsSync(path.join(PROJECT, 'dist', 'renderer', 'index.html')))
    return fine(SCREENS, { en: 'They are built.', es: 'Están construidas.' });
  return broken(
    SCREENS,
    { en: 'They are not built.', es: 'No están construidas.' },
    nextSteps.program,
  );
}

/** A machine that opens nothing but the locked window should have the session that locks what a window cannot. */
export function checkSession(shells: readonly Shell[]): Check[] {
  if (process.platform !== 'linux' || shells.includes('loopback')) return [];
  const file = '/usr/share/wayland-sessions/invigil.desktop';
  if (existsSync(file)) return [fine(SESSION, plain(file))];
  return [
    lacking(
      SESSION,
      {
        en: 'None is installed: other windows and consoles can be reached beside the exam.',
        es: 'No está instalada: se puede llegar a otras ventanas y consolas junto al examen.',
      },
      {
        en: 'Write `KIOSK=session` into /etc/default/invigil and run `invigil-kiosk apply`; in a checkout, `sh build/kiosk/linux/install.sh`.',
        es: 'Escribe `KIOSK=session` en /etc/default/invigil y ejecuta `invigil-kiosk apply`; en una copia del proyecto, `sh build/kiosk/linux/install.sh`.',
      },
    ),
  ];
}
