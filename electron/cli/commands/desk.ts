// `desk`: the proctors' view of the room. Stations reach it over the lab's network, through a folder, or both.
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { openDeskBooks } from '../../desk/books.ts';
import type { DeskBooks } from '../../desk/books.ts';
import { startDesk } from '../../desk/desk.ts';
import type { Desk } from '../../desk/desk.ts';
import { deskCode } from '../../desk/door.ts';
import { openDeskExam } from '../../desk/exam.ts';
import type { OpenedExam } from '../../desk/exam.ts';
import { keepListening } from '../../desk/listening.ts';
import type { ListenAt } from '../../desk/listening.ts';
import { readDeskScreens, showDeskPage } from '../../desk/page.ts';
import type { DeskPage } from '../../desk/page.ts';
import { createLogger } from '../../station/logger.ts';
import type { Logger } from '../../station/logger.ts';
import { openBrowser } from '../../station/open-browser.ts';
import { PROJECT, projectVersion } from '../../station/project.ts';
import type { ScreenFiles } from '../../transport/screen-files.ts';
import { CommandFailure, printJson, say } from '../output.ts';
import { readStations } from '../station-list.ts';

type Options = {
  readonly exam: string;
  readonly folder: string;
  readonly staff?: string;
  readonly stations?: string;
  readonly listen?: ListenAt;
  readonly open: boolean;
  readonly json: boolean;
};

export function deskCommand(program: Command): void {
  program
    .command('desk')
    .description("the proctors' view of the room, on a page behind the desk's code")
    .requiredOption('--exam <file>', 'the exam package, as the stations have it')
    .requiredOption('--folder <dir>', 'where bundles lie or are put; the desk keeps its book there')
    .option('--staff <file>', 'the .staff.json of the package; beside it when left out')
    .option(
      '--listen <address:port>',
      'take bundles from stations here, such as 0.0.0.0:7443',
      listenAt,
    )
    .option('--stations <file>', 'public keys of the stations that may send, one a line')
    .option('--open', 'open the page in Chromium', false)
    .option('--json', 'print one JSON value on standard output: address, code, listening', false)
    .action(run);
}

function listenAt(written: string): ListenAt {
  const [, six, four, port] = /^(?:\[([0-9a-fA-F:.]+)\]|([^:\s]+)):(\d{1,5})$/.exec(written) ?? [];
  const address = six ?? four;
  if (address === undefined || Number(port) > 65_535)
    throw new InvalidArgumentError('An address and a port, such as 0.0.0.0:7443 or [::]:7443.');
  return { address, port: Number(port) };
}

async function run(options: Options): Promise<void> {
  const files = needed(readDeskScreens(PROJECT), 'no-screens');
  const exam = needed(
    await openDeskExam(options.exam, options.staff ?? `${options.exam}.staff.json`),
    'no-exam',
  );
  const folder = path.resolve(options.folder, exam.contents.manifest.id);
  const books = needed(openDeskBooks(folder, exam.contents), 'no-folder');
  try {
    await runOn({ options, exam, folder, books, files });
  } finally {
    books.close();
  }
}

function needed<Value>(
  found:
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: string },
  kind: string,
): Value {
  if (!found.ok) throw new CommandFailure(kind, found.error);
  return found.value;
}

type Opened = {
  readonly options: Options;
  readonly exam: OpenedExam;
  readonly folder: string;
  readonly books: DeskBooks;
  readonly files: ScreenFiles;
};

async function runOn({ options, exam, folder, books, files }: Opened): Promise<void> {
  const log = createLogger(books.dir);
  let page: DeskPage | null = null;
  const desk = await startDesk({
    ...{ exam, folder, books, log },
    enrolled: options.stations === undefined ? null : readStations(options.stations),
    version: projectVersion(),
    carry: (event, news) => page?.publish(event, news),
  });
  const shown = await showDeskPage(desk.gate, files, books.dir);
  if (!shown.ok) {
    await desk.stop();
    throw new CommandFailure('no-page', shown.error);
  }
  page = shown.value;
  const network = await listenToStations(desk, exam, options, log);
  tell(options, exam, page, network.port);
  process.on('SIGUSR2', () => say(shown.value.newAddress()));
  await stopAsked();
  say('The desk stops. Stations keep what they have, and send it to the next one.');
  await network.stop();
  await page.close();
  await desk.stop();
  page.forget();
}

async function listenToStations(desk: Desk, exam: OpenedExam, { listen }: Options, log: Logger) {
  if (listen === undefined) return { port: null, stop: () => Promise.resolve() };
  const { keys, proctorKey, contents } = exam;
  const tls = { certificatePem: keys.certificatePem, privateKeyPem: keys.privateKeyPem };
  const onBug = (error: unknown) => log.error("a station's request failed", { error });
  const about = { examId: contents.manifest.id, proctorKey, tls, onBug };
  return keepListening(desk, about, listen);
}

function tell(
  { listen, folder, open, json }: Options,
  exam: OpenedExam,
  page: DeskPage,
  port: number | null,
): void {
  const address = page.newAddress();
  const code = deskCode(exam.proctorKey, exam.contents.manifest.id);
  const listening = listen === undefined || port === null ? null : `${listen.address}:${port}`;
  if (json) printJson({ address, code, listening, folder: path.resolve(folder) });
  else process.stdout.write(`${address}\n`);
  say(`The page opens once, in a browser of this machine: ${address}`);
  say(`Code of the page: ${code}`);
  if (listening !== null) say(`Stations send to ${listening} (--sink desk:HOST:${port}).`);
  else if (listen === undefined) say('Stations are not listened to: bundles come by the folder.');
  else say(`${listen.address}:${listen.port} cannot be listened on yet; it is tried again.`);
  say(`Bundles lie in ${path.resolve(folder)}. Ctrl+C stops the desk.`);
  if (!open) return;
  const opened = openBrowser({
    address,
    kiosk: false,
    profileDir: path.join(path.resolve(folder), exam.contents.manifest.id, 'desk', 'browser'),
    onClosed: () => say(`The window is closed. Open ${page.newAddress()}, or Ctrl+C to stop.`),
  });
  if (!opened.ok) say(opened.error);
}

/** The first request to stop is obeyed in order; a second one ends the process at once. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
}
