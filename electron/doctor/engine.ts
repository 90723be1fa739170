// The container engine as an exam needs it: there, allowed, with its images, and able to hold limits.
import { z } from 'zod';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { ensureRunnerImage, findRunnerImage, openEngine } from '#runner';
import type { Engine, EngineAbsent, Pins } from '#runner';
import { nextSteps } from '../station/next-step.ts';
import { broken, fine, lacking, plain } from './check.ts';
import type { Check } from './check.ts';
import { checkRights } from './rights.ts';

const ENGINE = { id: 'engine', what: { en: 'Container engine', es: 'Motor de contenedores' } };
const RIGHT = { id: 'rights', what: { en: 'Right to use it', es: 'Permiso para usarlo' } };
const CGROUP = { id: 'cgroup', what: { en: 'Control groups', es: 'Grupos de control' } };

export type EngineWish = {
  readonly addresses: Parameters<typeof openEngine>[0];
  readonly languages: readonly ProgrammingLanguage[];
  readonly pins: Pins;
};

export async function checkEngine({ addresses, languages, pins }: EngineWish): Promise<Check[]> {
  const found = await openEngine(addresses);
  if (!found.ok) return absent(found.error);
  const engine = found.value;
  try {
    const images = await Promise.all(
      languages.map((language) => checkImage(engine, language, pins[language] ?? null)),
    );
    return [
      fine(ENGINE, plain(engine.description)),
      fine(RIGHT, { en: 'This account may use it.', es: 'Esta cuenta puede usarlo.' }),
      ...checkRights(engine),
      await checkControllers(engine),
      ...images,
    ];
  } finally {
    engine.close();
  }
}

function absent({ tried }: EngineAbsent): Check[] {
  const reason = tried.map(({ address, why }) => `${address}: ${why}`).join('; ');
  const engine = broken(
    ENGINE,
    { en: `None answers. ${reason}`, es: `Ninguno responde. ${reason}` },
    {
      en: `${nextSteps.engine.en} Or set \`engine.socket\` in the configuration. Until then submissions wait.`,
      es: `${nextSteps.engine.es} O indica \`engine.socket\` en la configuración. Hasta entonces los envíos esperan.`,
    },
  );
  if (!tried.some(({ why }) => /may not use/.test(why))) return [engine];
  return [
    engine,
    broken(
      RIGHT,
      {
        en: 'This account may not use the engine here.',
        es: 'Esta cuenta no puede usar el motor.',
      },
      {
        en: 'Run rootless Podman under the exam’s account; or add it to the engine’s group (`usermod -aG docker ACCOUNT`), which makes it root on this machine, and sign in again.',
        es: 'Usa Podman sin root en la cuenta del examen; o añádela al grupo del motor (`usermod -aG docker CUENTA`), que la hace root en esta máquina, y vuelve a iniciar sesión.',
      },
    ),
  ];
}

async function checkImage(
  engine: Engine,
  language: ProgrammingLanguage,
  pin: string | null,
): Promise<Check> {
  const subject = {
    id: `image-${language}`,
    what: { en: `Image for ${language}`, es: `Imagen de ${language}` },
  };
  const { tag, id } = await imageOf(engine, language, pin);
  if (id === null)
    return broken(
      subject,
      { en: `The engine does not have ${tag}.`, es: `El motor no tiene ${tag}.` },
      nextSteps.image(language),
    );
  if (pin !== null && pin !== id)
    return broken(
      subject,
      { en: `${tag} is ${id}; ${pin} is wanted.`, es: `${tag} es ${id}; se espera ${pin}.` },
      {
        en: `Remove it from the engine and load the right one with \`${nextSteps.invigil} image load FILE\`, or correct \`images.${language}\` in the configuration.`,
        es: `Quítala del motor y carga la correcta con \`${nextSteps.invigil} image load ARCHIVO\`, o corrige \`images.${language}\` en la configuración.`,
      },
    );
  return fine(subject, plain(`${tag} (${id.slice(0, 19)})`));
}

/** As a start of the app has it: without a pin it makes the layer of its own code anew where only that is old. */
async function imageOf(engine: Engine, language: ProgrammingLanguage, pin: string | null) {
  const found = await findRunnerImage(engine, language);
  if (found.id !== null || pin !== null) return found;
  const made = await ensureRunnerImage({ engine, language, ways: [] });
  return made.ok ? made.value : found;
}

const swapShape = z.object({ SwapLimit: z.boolean().default(true) });

async function checkControllers(engine: Engine): Promise<Check> {
  const { cannotLimit: missing, cgroupVersion, isRootless } = engine;
  if (isRootless && cgroupVersion === '1')
    return broken(
      CGROUP,
      {
        en: 'Version 1, under which an engine without root can limit nothing: nothing is graded here.',
        es: 'Versión 1, con la que un motor sin root no puede limitar nada: aquí no se califica nada.',
      },
      {
        en: 'Start the machine with version 2 (`systemd.unified_cgroup_hierarchy=1` on the kernel’s command line), or use an engine of root.',
        es: 'Arranca la máquina con la versión 2 (`systemd.unified_cgroup_hierarchy=1` en la línea del núcleo), o usa un motor de root.',
      },
    );
  if (missing.length > 0)
    return broken(
      CGROUP,
      {
        en: `The engine cannot limit ${missing.join(', ')}.`,
        es: `El motor no puede limitar ${missing.join(', ')}.`,
      },
      {
        en: 'Switch the controllers on: `cgroup_enable=memory` on the kernel’s command line, or, rootless, `Delegate=cpu memory pids` for user@.service; then restart the machine.',
        es: 'Activa los controladores: `cgroup_enable=memory` en la línea del núcleo o, sin root, `Delegate=cpu memory pids` en user@.service; reinicia después la máquina.',
      },
    );
  const version = {
    en: `Version ${engine.cgroupVersion}.`,
    es: `Versión ${engine.cgroupVersion}.`,
  };
  if (swapShape.parse(await engine.docker.info()).SwapLimit) return fine(CGROUP, version);
  return lacking(
    CGROUP,
    {
      en: 'The engine cannot limit swap: a program that fills memory slows the machine.',
      es: 'El motor no puede limitar el intercambio: un programa que llene la memoria frena la máquina.',
    },
    {
      en: 'Add `swapaccount=1` to the kernel’s command line, or switch swap off.',
      es: 'Añade `swapaccount=1` a la línea del núcleo, o desactiva el intercambio.',
    },
  );
}
