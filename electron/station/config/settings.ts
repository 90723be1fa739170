// All that a machine's configuration may say: each setting with its shape, its default, and why it is there. The
// command `config show`, the check of a file and every reader are made from this table.
import path from 'node:path';
import { z } from 'zod';
import { shellShape } from '#contract/exam.ts';
import { programmingLanguageShape } from '#contract/language.ts';
import { policyChangeShape } from '#contract/proctoring-policy.ts';

export type Setting<Shape extends z.ZodType = z.ZodType> = {
  readonly shape: Shape;
  readonly byDefault: z.output<Shape>;
  /** What it is for, and why the default is what it is. */
  readonly why: string;
  /** Who has the last word once the machine's file speaks of it. */
  readonly holder: 'machine' | 'anyone';
  readonly variable?: string;
  /** A variable's text as the file would have it. Left out: the text itself. */
  readonly fromText?: (text: string) => unknown;
};

const setting = <Shape extends z.ZodType>(described: Setting<Shape>): Setting<Shape> => described;

const MESSAGES = {
  absolute: 'must be a whole path, from the root of the disk',
  sink: 'must be folder:PATH or desk:HOST:PORT',
  port: 'the port must be from 1 to 65535',
  engine: 'must start with unix://, npipe://, tcp:// or be the path of a socket',
  digest: 'must be sha256: and 64 hexadecimal digits, as `image list` prints it',
  source: 'must be ntp:HOST or ntp:HOST:PORT',
} as const;

const nameShape = z
  .string()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}+$/u, 'must be one line');
const absolutePathShape = z
  .string()
  .min(1)
  .refine((text) => path.posix.isAbsolute(text) || path.win32.isAbsolute(text), MESSAGES.absolute);
const SINK = /^(folder:(\/|[A-Za-z]:[\\/]|\\\\).*|desk:(\[[0-9a-fA-F:]+\]|[^:\s/]+):\d{1,5})$/;
const sinkShape = z.string().regex(SINK, MESSAGES.sink).refine(hasPort, MESSAGES.port);
const digestShape = z.string().regex(/^sha256:[0-9a-f]{64}$/, MESSAGES.digest);

const list = (text: string): string[] => text.split(/[\s,]+/).filter((part) => part !== '');
const pin = (language: string) =>
  setting({
    shape: digestShape.nullable(),
    byDefault: null,
    why: `The image that ${language} is graded in, by its digest; another one is refused. Without it any image of this version serves.`,
    holder: 'machine',
  });

export const settings = {
  seat: setting({
    shape: nameShape.nullable(),
    byDefault: null,
    why: 'The name of this station, as rosters and the desk have it; ${hostname} stands for the computer’s own. Without it students are not held to a seat.',
    holder: 'machine',
    variable: 'INVIGIL_STATION',
  }),
  room: setting({
    shape: nameShape.nullable(),
    byDefault: null,
    why: 'The room that the desk lists this station under.',
    holder: 'machine',
    variable: 'INVIGIL_ROOM',
  }),
  data: setting({
    shape: absolutePathShape.nullable(),
    byDefault: null,
    why: 'Where the queue, the drafts and the logs lie: a local disk, never a synced or a shared one. Without it, the account’s own folder for local data.',
    holder: 'anyone',
    variable: 'INVIGIL_DATA',
    fromText: (text) => path.resolve(text),
  }),
  languages: setting({
    shape: z.array(programmingLanguageShape).min(1).max(8),
    byDefault: ['python'],
    why: 'The programming languages that this station must be able to grade; `doctor` tries each.',
    holder: 'anyone',
    variable: 'INVIGIL_LANGUAGES',
    fromText: list,
  }),
  shells: setting({
    shape: z.array(shellShape).min(1).max(2),
    byDefault: ['electron', 'loopback'],
    why: 'The windows that this machine opens exams in; an exam can only narrow it. A proctored lab says [electron].',
    holder: 'machine',
  }),
  sinks: setting({
    shape: z.array(sinkShape).max(8),
    byDefault: [],
    why: 'Where submissions and results go from here: folder:PATH, desk:HOST:PORT. Without one they stay on this station until they are exported.',
    holder: 'machine',
    variable: 'INVIGIL_SINKS',
    fromText: list,
  }),
  'engine.socket': setting({
    shape: z
      .string()
      .regex(/^(unix:\/\/\/|npipe:\/\/|tcp:\/\/|https?:\/\/|\/)./, MESSAGES.engine)
      .nullable(),
    byDefault: null,
    why: 'The container engine of this machine. Without it DOCKER_HOST and the usual sockets of Docker and Podman are tried.',
    holder: 'machine',
  }),
  'engine.pool': setting({
    shape: z.int().min(0).max(32).nullable(),
    byDefault: null,
    why: 'Sandboxes kept ready: each takes some 20 MiB and saves a third of a second. Without it, as many as a sixteenth of the memory holds.',
    holder: 'anyone',
    variable: 'INVIGIL_POOL',
    fromText: Number,
  }),
  'engine.atOnce': setting({
    shape: z.int().min(1).max(64).nullable(),
    byDefault: null,
    why: 'Submissions graded at the same time. Without it, one for each core.',
    holder: 'anyone',
  }),
  'engine.runtime': setting({
    shape: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,60}$/, 'must be the name of a runtime that the engine knows')
      .nullable(),
    byDefault: null,
    why: 'Another OCI runtime that the engine knows, such as runsc. Without it the engine’s own choice.',
    holder: 'machine',
  }),
  'images.python': pin('python'),
  'images.javascript': pin('javascript'),
  'images.java': pin('java'),
  'images.csharp': pin('csharp'),
  proctoring: setting({
    shape: policyChangeShape.omit({ editor: true }),
    byDefault: {},
    why: 'The least that every exam here does about what is seen, in the words of exam.yml; an exam can be stricter, never milder. What one student was granted still holds.',
    holder: 'machine',
  }),
  'clock.source': setting({
    shape: z
      .string()
      .regex(/^ntp:(\[[0-9a-fA-F:]+\]|[^:\s/]+)(:\d{1,5})?$/, MESSAGES.source)
      .nullable(),
    byDefault: null,
    why: 'The time server that `doctor` compares this clock with. Nothing else asks it, and no exam needs it.',
    holder: 'anyone',
  }),
  'clock.offMaxSeconds': setting({
    shape: z.number().min(0.1).max(3_600),
    byDefault: 5,
    why: 'How far this clock may be off: start and end of an exam are shared by a room.',
    holder: 'anyone',
  }),
  'log.level': setting({
    shape: z.enum(['info', 'warn', 'error']),
    byDefault: 'info',
    why: 'What the log of the program holds, from here up.',
    holder: 'anyone',
    variable: 'INVIGIL_LOG_LEVEL',
  }),
  'log.days': setting({
    shape: z.int().min(1).max(3_650),
    byDefault: 30,
    why: 'Older logs of the program are removed at a start; a month is longer than anybody waits to report a fault.',
    holder: 'anyone',
  }),
  'log.maxMb': setting({
    shape: z.int().min(4).max(4_096),
    byDefault: 64,
    why: 'All logs of the program together; the oldest go first.',
    holder: 'anyone',
  }),
  'retention.days': setting({
    shape: z.int().min(0).max(3_650).nullable(),
    byDefault: null,
    why: 'Days after the last attempt ended until the data of this station is removed at a start, once all of it was delivered. Without it nothing is ever removed.',
    holder: 'machine',
  }),
  'retention.window': setting({
    shape: z.enum(['wipe', 'keep']),
    byDefault: 'wipe',
    why: 'What the window keeps for itself (caches, a student’s choice of colours) is removed at each start, so that nobody finds a trace of the one before.',
    holder: 'machine',
  }),
} as const;

export type SettingName = keyof typeof settings;
export type Settings = {
  readonly [Name in SettingName]: z.output<(typeof settings)[Name]['shape']>;
};

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(settings, name);
export const SETTING_NAMES = Object.keys(settings).filter(isSettingName);

/** `engine` is no setting but holds some. */
export const isGroup = (name: string): boolean =>
  SETTING_NAMES.some((known) => known.startsWith(`${name}.`));

function hasPort(text: string): boolean {
  if (!text.startsWith('desk:')) return true;
  const port = Number(/:(\d+)$/.exec(text)?.[1]);
  return port >= 1 && port <= 65_535;
}
