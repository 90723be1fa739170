// Rights that are more than an exam needs: who may use a root engine is root on the machine.
import type { Engine } from '#runner';
import { fine, lacking } from './check.ts';
import type { Check } from './check.ts';

const RIGHTS = {
  id: 'least-right',
  what: { en: 'No more right than needed', es: 'Permisos justos' },
};

/** Linux alone: elsewhere the engine runs in a machine of its own. */
export function checkRights(engine: Pick<Engine, 'isRootless' | 'isLocal'>): Check[] {
  const uid = process.getuid?.();
  if (uid === undefined || process.platform !== 'linux' || !engine.isLocal) return [];
  if (uid === 0)
    return [
      lacking(
        RIGHTS,
        { en: 'This runs as root.', es: 'Esto se ejecuta como root.' },
        {
          en: 'Run Invigil under an account of its own that has no other right.',
          es: 'Ejecuta Invigil con una cuenta propia sin más permisos.',
        },
      ),
    ];
  if (engine.isRootless)
    return [
      fine(RIGHTS, {
        en: 'The engine runs under this account, without root.',
        es: 'El motor se ejecuta con esta cuenta, sin root.',
      }),
    ];
  return [
    lacking(
      RIGHTS,
      {
        en: 'This account may use an engine of root: whoever signs in with it can become root.',
        es: 'Esta cuenta puede usar un motor de root: quien entre con ella puede hacerse root.',
      },
      {
        en: 'Use rootless Podman under the exam’s account (`systemctl --user enable --now podman.socket`), and take the account out of the docker group.',
        es: 'Usa Podman sin root en la cuenta del examen (`systemctl --user enable --now podman.socket`) y saca la cuenta del grupo docker.',
      },
    ),
  ];
}
