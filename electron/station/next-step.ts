// What to type where something is missing: a checkout has npm; an installed Invigil has the system's packages, its own
// command, and the image files that came with it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from './project.ts';
import { SHIPPED_FILE } from './shipped-files.ts';

/** In both languages: a whole sentence, for staff. */
type Step = { readonly en: string; readonly es: string };

export type NextSteps = {
  readonly invigil: string;
  readonly engine: Step;
  readonly chromium: Step;
  readonly electron: Step;
  /** Files of Invigil itself are missing, or its Node is too old. */
  readonly program: Step;
  image(language: string): Step;
};

/** `debian`: installed, where apt-get is. */
export type Place = 'checkout' | 'debian' | 'elsewhere';

const APT = '/usr/bin/apt-get';

/** @param project the folder of Invigil's own files. Only what was packed has a list of what was shipped. */
export function placeOf(project: string): Place {
  if (!existsSync(path.join(project, SHIPPED_FILE))) return 'checkout';
  return existsSync(APT) ? 'debian' : 'elsewhere';
}

export function nextStepsAt(place: Place, project: string): NextSteps {
  const invigil = place === 'checkout' ? 'npm run -s invigil --' : 'invigil';
  const image = (language: string): Step => {
    const shipped = path.join(project, '..', 'images', `${language}.tar`);
    if (place !== 'checkout' && existsSync(shipped))
      return {
        en: `Run \`invigil image load ${shipped}\`: the file came with Invigil.`,
        es: `Ejecuta \`invigil image load ${shipped}\`: el archivo vino con Invigil.`,
      };
    return {
      en: `Run \`${invigil} image load FILE\` with the file of ${language} that IT ships, or \`${invigil} image build --language ${language}\`.`,
      es: `Ejecuta \`${invigil} image load ARCHIVO\` con el archivo de ${language} que reparte el centro, o \`${invigil} image build --language ${language}\`.`,
    };
  };
  return { invigil, image, ...STEPS[place] };
}

const INSTALLED = {
  electron: {
    en: 'Install the package of Invigil that has Electron in place of this one, or leave `electron` out of `shells` in the configuration.',
    es: 'Instala en lugar de este el paquete de Invigil que trae Electron, o quita `electron` de `shells` en la configuración.',
  },
  program: {
    en: 'Install the package of Invigil again.',
    es: 'Vuelve a instalar el paquete de Invigil.',
  },
};

const STEPS: Readonly<Record<Place, Omit<NextSteps, 'invigil' | 'image'>>> = {
  checkout: {
    engine: {
      en: 'Install Docker or Podman and start it: `npm run setup` as root does both.',
      es: 'Instala Docker o Podman y arráncalo: `npm run setup` como root hace las dos cosas.',
    },
    chromium: {
      en: 'Run `npm run setup`, or install Chromium.',
      es: 'Ejecuta `npm run setup` o instala Chromium.',
    },
    electron: {
      en: 'Install the packaged app, or run `npx install-electron` where its download page can be reached.',
      es: 'Instala la aplicación empaquetada, o ejecuta `npx install-electron` donde se pueda descargar.',
    },
    program: { en: 'Run `npm run setup`.', es: 'Ejecuta `npm run setup`.' },
  },
  debian: {
    ...INSTALLED,
    engine: {
      en: 'Install Docker or Podman and start it: `apt-get install docker.io` as root does both.',
      es: 'Instala Docker o Podman y arráncalo: `apt-get install docker.io` como root hace las dos cosas.',
    },
    chromium: { en: 'Run `apt-get install chromium`.', es: 'Ejecuta `apt-get install chromium`.' },
  },
  elsewhere: {
    ...INSTALLED,
    engine: {
      en: 'Install Docker or Podman and start it.',
      es: 'Instala Docker o Podman y arráncalo.',
    },
    chromium: { en: 'Install Chromium or Chrome.', es: 'Instala Chromium o Chrome.' },
  },
};

/** Of this machine. */
export const nextSteps = nextStepsAt(placeOf(PROJECT), PROJECT);
