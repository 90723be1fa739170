// Root of the loopback host: the exam in a browser window on this machine, where Electron is not at hand.
//
//   npx node electron/serve.ts [--data DIR] [--port N] [--problems DIR] [--station NAME] [--sink SINK]… [--open] [--kiosk] [--json]
//     [--exam FILE [--trust PUBLIC-KEY-FILE]…] [--rehearse DIR]
//
// `--sink` folder:PATH or desk:HOST:PORT is where results go; it may be given again. `--exam` waits with a package for its start code, `--rehearse` opens an instructor's folder; else it is the package
// that IT put into the data directory as exam.invigil, else the demo.
// It prints an address that one browser may open once (`--json`: one line `{"address":…}`); with `--open` it opens
// Chromium on it. SIGUSR2 prints a new address. Ctrl+C or SIGTERM stops it cleanly; what waits in the queue stays there.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { ExamChoice } from './assembly/exam-choice.ts';
import { installedExam, packageFrom } from './assembly/installed-exam.ts';
import { buildStation } from './assembly/station.ts';
import type { Station } from './assembly/station.ts';
import { readSinks } from './gradebook/outbox/sink.ts';
import type { SinkChoice } from './gradebook/outbox/sink.ts';
import { loadConfig } from './station/config/load.ts';
import type { CommandLine, Config } from './station/config/load.ts';
import { prepareDataFolder } from './station/data-folder.ts';
import { createLogger } from './station/logger.ts';
import { logSettings } from './station/log-settings.ts';
import type { Logger } from './station/logger.ts';
import { openBrowser } from './station/open-browser.ts';
import { nextSteps } from './station/next-step.ts';
import { PROJECT, projectVersion } from './station/project.ts';
import { sessionFile } from './station/session-file.ts';
import { startLoopback } from './transport/loopback.ts';
import type { Loopback } from './transport/loopback.ts';
import { readScreenFiles } from './transport/screen-files.ts';
import type { ScreenFiles } from './transport/screen-files.ts';
import { createSession } from './transport/session.ts';

type Options = {
  readonly config: Config;
  readonly dataDir: string;
  readonly port: number | null;
  readonly exam: ExamChoice;
  readonly sinks: readonly SinkChoice[];
  readonly open: boolean;
  readonly kiosk: boolean;
  readonly json: boolean;
};

const say = (line: string): boolean => process.stderr.write(`${line}\n`);

function readOptions(): Result<Options, string> {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        problems: { type: 'string' },
        exam: { type: 'string' },
        trust: { type: 'string', multiple: true },
        rehearse: { type: 'string' },
        station: { type: 'string' },
        sink: { type: 'string', multiple: true },
        open: { type: 'boolean', default: false },
        kiosk: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const port = z.coerce
      .number()
      .int()
      .min(0)
      .max(65_535)
      .nullable()
      .safeParse(values.port ?? null);
    if (!port.success) return fail('--port takes a number from 0 to 65535.');
    const loaded = loadConfig(spokenBy(values));
    if (!loaded.ok) return fail(loaded.error.join('\n'));
    const { config } = loaded.value;
    const { dataDir } = config;
    if (!config.shells.includes('loopback')) return fail(NOT_THIS_SHELL);
    const exam = examChoice(dataDir, values);
    if (!exam.ok) return exam;
    const sinks = readSinks(config.sinks);
    if (!sinks.ok) return sinks;
    return ok({
      config,
      sinks: sinks.value,
      dataDir,
      port: port.data,
      exam: exam.value,
      open: values.open || values.kiosk,
      kiosk: values.kiosk,
      json: values.json,
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const NOT_THIS_SHELL =
  'The configuration of this machine (shells) does not let exams open in a browser: start the Invigil app.';

type SpokenValues = {
  readonly data?: string;
  readonly station?: string;
  readonly sink?: readonly string[];
};

/** What options say of settings, as a configuration file would have it. */
function spokenBy(values: SpokenValues): CommandLine {
  const { data, station, sink } = values;
  return {
    ...(data === undefined ? {} : { data: { option: '--data', value: path.resolve(data) } }),
    ...(station === undefined ? {} : { seat: { option: '--station', value: station } }),
    ...(sink === undefined ? {} : { sinks: { option: '--sink', value: sink } }),
  };
}

type ExamValues = {
  readonly problems?: string;
  readonly exam?: string;
  readonly trust?: readonly string[];
  readonly rehearse?: string;
};

/** What is asked for, else what IT installed in the data directory, else the demo. */
function examChoice(dataDir: string, values: ExamValues): Result<ExamChoice, string> {
  const { problems, exam, trust, rehearse } = values;
  if ([problems, exam, rehearse].filter((one) => one !== undefined).length > 1)
    return fail('Take one of --problems, --exam and --rehearse.');
  if (rehearse !== undefined) return ok({ kind: 'rehearsal', dir: path.resolve(rehearse) });
  if (exam !== undefined) return packageFrom(path.resolve(exam), trust ?? null);
  if (problems !== undefined) return ok({ kind: 'demo', problemsDir: path.resolve(problems) });
  return installedExam(dataDir, path.join(PROJECT, 'problems'));
}

function readScreens(): Result<ScreenFiles, string> {
  try {
    return ok(readScreenFiles(path.join(PROJECT, 'dist', 'renderer')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return fail(`The screens are not there. ${nextSteps.program.en}`);
    throw error;
  }
}

/** An explicit port, else the one of a host that crashed, where its page still waits; else any. */
async function listen(
  options: Options,
  station: Station,
  files: ScreenFiles,
): Promise<Result<Loopback, string>> {
  const memory = sessionFile(options.dataDir);
  const before = memory.read();
  let port = options.port ?? before?.port ?? 0;
  const session = createSession({
    read: () => (before !== null && before.port === port ? before.sessionSha256 : null),
    write: (sessionSha256) => memory.write({ port, sessionSha256 }),
  });
  const onPagesGone = (): void => station.pageGone();
  const parts = { gate: station.gate, files, session, onPagesGone };
  let started = await startLoopback({ ...parts, port });
  if (!started.ok && options.port === null) started = await startLoopback({ ...parts, port: 0 });
  if (!started.ok) return fail(`Port ${port} cannot be used (${started.error.detail}).`);
  ({ port } = started.value);
  return started;
}

async function run(options: Options, log: Logger): Promise<number> {
  const files = readScreens();
  if (!files.ok) return complain(files.error);
  const { config, dataDir, exam, sinks } = options;
  const facts = {
    config,
    dataDir,
    exam,
    sinks,
    stationName: config.seat,
    version: projectVersion(),
    log,
  };
  if (prepareDataFolder(config, Date.now()).removed)
    log.info('records were removed: kept long enough');
  const station = buildStation({ ...facts, shell: 'loopback' });
  if (!station.ok) return complain(station.error);
  const loopback = await listen(options, station.value, files.value);
  if (!loopback.ok) {
    await station.value.stop();
    return complain(loopback.error);
  }
  station.value.news.subscribe(loopback.value.publish);
  log.info('the loopback host listens', { port: loopback.value.port });
  tellAddress(options, loopback.value);
  process.on('SIGUSR2', () => tellAddress(options, loopback.value));
  await stopAsked();
  log.info('the loopback host stops');
  await loopback.value.close();
  await station.value.stop();
  sessionFile(dataDir).forget();
  return 0;
}

function tellAddress({ json, open, kiosk, dataDir }: Options, loopback: Loopback): void {
  const address = loopback.newAddress();
  process.stdout.write(json ? `${JSON.stringify({ address })}\n` : `${address}\n`);
  if (!open) return;
  const opened = openBrowser({
    address,
    kiosk,
    profileDir: path.join(dataDir, 'browser'),
    onClosed: () => say(`The window is closed. Open ${loopback.newAddress()}, or Ctrl+C to stop.`),
  });
  if (!opened.ok) say(opened.error);
}

/** The first request to stop is obeyed in order; a second one ends the process at once. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
}

function complain(sentence: string): number {
  say(sentence);
  return 1;
}

const options = readOptions();
if (options.ok) {
  process.exitCode = await run(
    options.value,
    createLogger(options.value.dataDir, logSettings(options.value.config)),
  );
} else {
  say(options.error);
  process.exitCode = 2;
}
