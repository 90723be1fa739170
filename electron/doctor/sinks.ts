// Where submissions and results leave to: each sink tried as the sender would use it, without sending anything.
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { SECOND_MS } from '#contract/limits.ts';
import { fine, lacking, plain } from './check.ts';
import type { Check } from './check.ts';
import { systemFault } from './disk.ts';

/** A share that hangs must not hang the doctor. */
const ANSWER_MAX_MS = 5 * SECOND_MS;

/** A sink that cannot be reached stops no exam: what would have left waits on this station. */
export async function checkSinks(sinks: readonly string[]): Promise<Check[]> {
  return Promise.all(sinks.map((sink, index) => checkSink(sink, `sink-${index + 1}`)));
}

async function checkSink(sink: string, id: string): Promise<Check> {
  const subject = { id, what: plain(sink) };
  const isFolder = sink.startsWith('folder:');
  const tried = isFolder
    ? tryFolder(sink.slice('folder:'.length))
    : tryDesk(sink.slice('desk:'.length));
  const fault = await withinTime(tried);
  if (fault === null)
    return fine(
      subject,
      isFolder
        ? { en: 'It takes files.', es: 'Acepta archivos.' }
        : { en: 'It answers.', es: 'Responde.' },
    );
  const step = isFolder
    ? {
        en: 'Mount the share and let the exam’s account write to it, or correct `sinks` in the configuration.',
        es: 'Monta la carpeta compartida y permite que la cuenta del examen escriba en ella, o corrige `sinks` en la configuración.',
      }
    : {
        en: 'Start the desk (`invigil desk`), open its port on the way to it, or correct `sinks` in the configuration.',
        es: 'Arranca la mesa (`invigil desk`), abre su puerto en el camino, o corrige `sinks` en la configuración.',
      };
  return lacking(
    subject,
    {
      en: `It cannot be used now (${fault}); what should leave waits here.`,
      es: `Ahora no se puede usar (${fault}); lo que debe salir espera aquí.`,
    },
    step,
  );
}

async function tryFolder(folder: string): Promise<string | null> {
  const probe = path.join(folder, `.invigil-probe-${randomUUID()}`);
  try {
    await writeFile(probe, 'probe', { flag: 'wx' });
    await rm(probe);
    return null;
  } catch (error) {
    return systemFault(error);
  }
}

function tryDesk(address: string): Promise<string | null> {
  const cut = address.lastIndexOf(':');
  const host = address.slice(0, cut).replaceAll(/[[\]]/g, '');
  const socket = connect({ host, port: Number(address.slice(cut + 1)), timeout: ANSWER_MAX_MS });
  return new Promise((resolve) => {
    const end = (fault: string | null): void => {
      socket.destroy();
      resolve(fault);
    };
    socket.once('connect', () => end(null));
    socket.once('timeout', () => end('no answer'));
    socket.on('error', (error) => end(systemFault(error)));
  });
}

async function withinTime(tried: Promise<string | null>): Promise<string | null> {
  const late = Promise.withResolvers<string>();
  const patience = setTimeout(() => late.resolve('no answer'), ANSWER_MAX_MS);
  try {
    return await Promise.race([tried, late.promise]);
  } finally {
    clearTimeout(patience);
  }
}
