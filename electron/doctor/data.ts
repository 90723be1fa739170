// The station's data as it lies on the disk: the folder, the database, the key, the problems.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openCatalog } from '#problems';
import { claimOwnership } from '../database/owner.ts';
import { openDatabaseForReading, openFaultSentence } from '../database/open.ts';
import { PROJECT } from '../station/project.ts';
import { broken, fine, lacking, plain } from './check.ts';
import type { Check } from './check.ts';
import { nearestFolder, systemFault } from './disk.ts';

const FOLDER = { id: 'data', what: { en: 'Data folder', es: 'Carpeta de datos' } };
const DATABASE = { id: 'database', what: { en: 'Database', es: 'Base de datos' } };
const KEY = { id: 'key', what: { en: 'Station key', es: 'Clave de la estación' } };
const LOCK = { id: 'lock', what: { en: 'Screen lock', es: 'Bloqueo de pantalla' } };
const PROBLEMS = { id: 'problems', what: { en: 'Problems', es: 'Problemas' } };

/** Writes a file and takes it away again: what the system says of rights is not what a disk does. */
export function checkDataFolder(dataDir: string): Check {
  const folder = nearestFolder(dataDir);
  const probe = path.join(folder, `.invigil-probe-${randomUUID()}`);
  try {
    writeFileSync(probe, 'probe', { flag: 'wx', flush: true });
    rmSync(probe);
  } catch (error) {
    const detail = systemFault(error);
    rmSync(probe, { force: true });
    return broken(
      FOLDER,
      {
        en: `${folder} takes no file (${detail}).`,
        es: `${folder} no acepta archivos (${detail}).`,
      },
      {
        en: `Let the exam’s account write to ${folder}, free space on its disk, or set \`data\` in the configuration to a folder on a local disk.`,
        es: `Permite que la cuenta del examen escriba en ${folder}, libera espacio en su disco o indica en \`data\` de la configuración una carpeta de un disco local.`,
      },
    );
  }
  const { mode } = statSync(folder);
  if (folder === dataDir && process.platform !== 'win32' && (mode & 0o077) !== 0)
    return lacking(
      FOLDER,
      {
        en: `${dataDir} can be read by other accounts (${(mode & 0o777).toString(8)}).`,
        es: `Otras cuentas pueden leer ${dataDir} (${(mode & 0o777).toString(8)}).`,
      },
      { en: `Run \`chmod 700 ${dataDir}\`.`, es: `Ejecuta \`chmod 700 ${dataDir}\`.` },
    );
  return fine(FOLDER, plain(dataDir));
}

export function checkDatabase(dataDir: string): Check {
  const opened = openDatabaseForReading(dataDir);
  if (!opened.ok) {
    if (opened.error.kind === 'no-database')
      return fine(DATABASE, {
        en: 'It will be made at the first start.',
        es: 'Se creará al arrancar por primera vez.',
      });
    if (opened.error.kind === 'damaged') return damaged(dataDir, opened.error.detail);
    return broken(DATABASE, plain(openFaultSentence(opened.error)), {
      en:
        opened.error.kind === 'newer-schema'
          ? 'Install the newer Invigil again.'
          : 'Free disk space and check the rights of the data folder.',
      es:
        opened.error.kind === 'newer-schema'
          ? 'Instala otra vez el Invigil más nuevo.'
          : 'Libera espacio y revisa los permisos de la carpeta de datos.',
    });
  }
  try {
    const findings = String(opened.value.pragma('quick_check(1)', { simple: true }));
    return findings === 'ok'
      ? fine(DATABASE, { en: 'Sound.', es: 'En buen estado.' })
      : damaged(dataDir, findings);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'SqliteError')) throw error;
    return damaged(dataDir, error.message);
  } finally {
    opened.value.close();
  }
}

const damaged = (dataDir: string, detail: string): Check =>
  broken(
    DATABASE,
    { en: `It is damaged (${detail}).`, es: `Está dañada (${detail}).` },
    {
      en: `Run \`invigil recover FOLDER --data ${dataDir}\`, then move ${dataDir} aside and start on a new one.`,
      es: `Ejecuta \`invigil recover CARPETA --data ${dataDir}\`, aparta después ${dataDir} y arranca con una nueva.`,
    },
  );

export function checkKey(dataDir: string): Check {
  const file = path.join(dataDir, 'station-key.pem');
  if (!existsSync(file))
    return fine(KEY, {
      en: 'It will be made at the first start.',
      es: 'Se creará al arrancar por primera vez.',
    });
  try {
    if (readFileSync(file, 'utf8').includes('PRIVATE KEY'))
      return fine(KEY, { en: 'It is there.', es: 'Está en su sitio.' });
  } catch (error) {
    systemFault(error);
  }
  return broken(
    KEY,
    { en: `${file} cannot be read as a key.`, es: `${file} no se puede leer como clave.` },
    {
      en: 'Give the file back to the exam’s account; if it is no key any more, remove it: the station makes a new one and says so in its log.',
      es: 'Devuelve el archivo a la cuenta del examen; si ya no es una clave, bórralo: la estación crea otra y lo anota en su registro.',
    },
  );
}

/** Steps that a program which is gone did not take back. */
export function checkLock(dataDir: string): Check {
  const isFree = { en: 'Nothing is left locked.', es: 'No quedó nada bloqueado.' };
  if (!existsSync(path.join(dataDir, 'kiosk-steps.json'))) return fine(LOCK, isFree);
  if (isOwned(dataDir))
    return fine(LOCK, { en: 'Invigil holds the screen.', es: 'Invigil ocupa la pantalla.' });
  return lacking(
    LOCK,
    {
      en: 'The last run ended without giving the screen back.',
      es: 'La última ejecución terminó sin devolver la pantalla.',
    },
    {
      en: 'Run `invigil release`, or start Invigil once and leave it.',
      es: 'Ejecuta `invigil release`, o abre Invigil una vez y sal.',
    },
  );
}

function isOwned(dataDir: string): boolean {
  try {
    const release = claimOwnership(dataDir);
    release?.();
    return release === null;
  } catch {
    // A folder that takes no lock belongs to nobody.
    return false;
  }
}

export function checkProblems(): Check {
  const entries = openCatalog(path.join(PROJECT, 'problems')).list();
  const bad = entries.filter(({ problem }) => !problem.ok).map(({ id }) => id);
  if (bad.length === 0)
    return fine(PROBLEMS, {
      en: `${entries.length} can be read.`,
      es: `Se pueden leer ${entries.length}.`,
    });
  return lacking(
    PROBLEMS,
    { en: `Broken: ${bad.join(', ')}.`, es: `Rotos: ${bad.join(', ')}.` },
    { en: 'Run `problems check`.', es: 'Ejecuta `problems check`.' },
  );
}
