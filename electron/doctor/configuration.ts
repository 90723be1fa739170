// The configuration of this machine: that it can be read, and that nobody but an administrator can change it.
import { statSync } from 'node:fs';
import type { LoadedConfig } from '../station/config/load.ts';
import { broken, fine, lacking, plain } from './check.ts';
import type { Check } from './check.ts';

const CONFIG = { id: 'config', what: { en: 'Configuration', es: 'Configuración' } };

export function checkConfig({ files }: Pick<LoadedConfig, 'files'>): Check {
  const machine = files[0];
  if (machine?.isThere !== true)
    return fine(CONFIG, {
      en: 'There is none; every setting has its default.',
      es: 'No hay; todo tiene su valor de fábrica.',
    });
  const { mode, uid } = statSync(machine.file);
  const isOpen = process.platform !== 'win32' && ((mode & 0o022) !== 0 || uid !== 0);
  if (!isOpen) return fine(CONFIG, plain(machine.file));
  return lacking(
    CONFIG,
    {
      en: `${machine.file} can be changed by others than an administrator.`,
      es: `${machine.file} la puede cambiar quien no administra la máquina.`,
    },
    {
      en: `Run \`chown root: ${machine.file} && chmod 644 ${machine.file}\`.`,
      es: `Ejecuta \`chown root: ${machine.file} && chmod 644 ${machine.file}\`.`,
    },
  );
}

export const brokenConfig = (faults: readonly string[]): Check =>
  broken(CONFIG, plain(faults.join('\n')), {
    en: 'Correct the file in the lines named; `invigil config show` reads it again.',
    es: 'Corrige el archivo en las líneas indicadas; `invigil config show` lo lee de nuevo.',
  });
