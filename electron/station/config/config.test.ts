import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { readConfigText } from './config-file.ts';
import { loadConfig } from './load.ts';
import type { CommandLine } from './load.ts';
import { SETTING_NAMES, settings } from './settings.ts';
import type { SettingName } from './settings.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const WHOLE = `seat: "\${hostname}"
room: Lab 2
data: /srv/invigil
languages: [python, java]
shells: [electron]
sinks:
  - folder:/srv/out
  - desk:desk.lab:7443
engine:
  socket: /run/docker.sock
  pool: 4
images:
  python: ${DIGEST}
proctoring:
  departure: { do: lock, warnings: 1 }
  process: warn
clock: { source: ntp:time.lab, offMaxSeconds: 2 }
log: { level: warn, days: 7, maxMb: 16 }
retention: { days: 30, window: wipe }
`;

function placed(files: { machine?: string; user?: string }) {
  const dir = freshDirectory();
  const machineFile = path.join(dir, 'machine.yml');
  const userFile = path.join(dir, 'user.yml');
  if (files.machine !== undefined) writeFileSync(machineFile, files.machine);
  if (files.user !== undefined) writeFileSync(userFile, files.user);
  return { machineFile, userFile, environment: {} as NodeJS.ProcessEnv };
}

function loaded(places: ReturnType<typeof placed>, commandLine: CommandLine = {}) {
  const result = loadConfig(commandLine, places);
  if (!result.ok) throw new Error(result.error.join('\n'));
  return result.value;
}

const faultsOf = (places: ReturnType<typeof placed>, commandLine: CommandLine = {}) => {
  const result = loadConfig(commandLine, places);
  return result.ok ? [] : result.error;
};

test('without any file every setting has its default', () => {
  const { config, origins } = loaded(placed({}));
  for (const name of SETTING_NAMES) {
    expect(config[name]).toEqual(settings[name].byDefault);
    expect(origins[name]).toEqual({ source: 'default', place: null });
  }
});

test('every default has the shape of its setting, and every setting says why it is there', () => {
  for (const name of SETTING_NAMES) {
    expect(settings[name].shape.parse(settings[name].byDefault)).toEqual(settings[name].byDefault);
    expect(settings[name].why.length).toBeGreaterThan(20);
  }
});

test('the machine’s file is read, each value with its line', () => {
  const places = placed({ machine: WHOLE });
  const { config, origins } = loaded(places);
  expect(config.seat).toBe(hostname());
  expect(config.dataDir).toBe('/srv/invigil');
  expect(config['engine.pool']).toBe(4);
  expect(config.proctoring).toMatchObject({ departure: { do: 'lock', warnings: 1 } });
  expect(origins['engine.pool']).toEqual({
    source: 'machine',
    place: `${places.machineFile}:11`,
  });
  expect(origins['engine.atOnce'].source).toBe('default');
});

test.each([
  ['romo: Lab\n', 1, /no setting "romo"; is room meant/],
  ['\nengine:\n  pol: 3\n', 3, /"engine\.pol"; is engine\.pool meant/],
  ['pool: 3\n', 1, /is engine\.pool meant/],
  ['wholly-unknown: 3\n', 1, /config show/],
  ['engine: 3\n', 1, /engine holds settings: engine\.socket/],
  ['engine:\n', 1, /engine holds settings/],
  ['room: Lab\nengine:\n  pool: many\n', 3, /engine\.pool/],
  ['engine: { pool: 4.5 }\n', 1, /engine\.pool/],
  ['room: ""\n', 1, /room/],
  ['room: yes\nroom: no\n', 2, /unique/i],
  ['sinks:\n  - folder:/a\n  - desk:host\n', 3, /sinks\.1: must be folder:PATH or desk:HOST:PORT/],
  ['sinks: ["desk:host:70000"]\n', 1, /port/],
  ['images: { python: latest }\n', 1, /sha256/],
  ['proctoring:\n  departure: lock\n  paste: forbid\n', 3, /proctoring\.paste/],
  ['proctoring: { editor: {} }\n', 1, /editor/],
  ['data: relative/path\n', 1, /whole path/],
  ['room: &lab Lab\nseat: *lab\n', 2, /reference/],
  ['room: !secret Lab\n', 1, /tag/i],
  ['- a list\n', 1, /name: value/],
  ['? [a]\n: 1\n', 1, /word/],
  ['room: [\n', 2, /flow/i],
  ['room: Lab\n---\nroom: Other\n', 2, /document/i],
])('a slip is named by its line: %j', (text, line, message) => {
  const { findings } = readConfigText(text);
  expect(findings.map((finding) => finding.message).join('; ')).toMatch(message);
  expect(findings[0]?.line).toBe(line);
});

test('several slips are told at once', () => {
  const faults = faultsOf(
    placed({ machine: 'romo: Lab\nengine:\n  pool: many\n', user: 'x: 1\n' }),
  );
  expect(faults).toHaveLength(3);
});

test('the command line wins over the environment, that over the machine, that over the user', () => {
  const places = placed({
    machine: 'log: { level: warn }\n',
    user: 'log: { days: 3, level: info }\n',
  });
  const option = { option: '--log-level', value: 'error' };
  expect(loaded(places).config['log.level']).toBe('warn');
  expect(loaded(places).config['log.days']).toBe(3);
  places.environment['INVIGIL_LOG_LEVEL'] = 'info';
  expect(loaded(places).origins['log.level']).toEqual({
    source: 'environment',
    place: 'INVIGIL_LOG_LEVEL',
  });
  expect(loaded(places, { 'log.level': option }).config['log.level']).toBe('error');
});

test('what the machine holds nobody else changes, and who tries is told', () => {
  const places = placed({ machine: 'room: Lab 2\n', user: 'room: Mine\n' });
  const option = { option: '--room', value: 'Another' };
  expect(faultsOf(places, { room: option })).toEqual([
    `--room: room is held by ${places.machineFile}:1 for everyone on this machine.`,
    `${places.userFile}:1: room is held by ${places.machineFile}:1 for everyone on this machine.`,
  ]);
  expect(loaded(placed({ machine: 'room: Same\n', user: 'room: Same\n' })).config.room).toBe(
    'Same',
  );
  expect(loaded(placed({ user: 'room: Mine\n' }), { room: option }).config.room).toBe('Another');
});

test('INVIGIL_CONFIG stands in for a machine’s file that is not there, and never for one that is', () => {
  const places = placed({ user: 'room: Mine\n' });
  places.environment['INVIGIL_CONFIG'] = places.userFile;
  const { userFile: _same, ...rest } = places;
  const userFile = path.join(freshDirectory(), 'none.yml');
  expect(loaded({ ...rest, userFile }).origins.room.source).toBe('machine');
  writeFileSync(places.machineFile, 'room: Theirs\n');
  expect(loaded({ ...rest, userFile }).config.room).toBe('Theirs');
  places.environment['INVIGIL_CONFIG'] = path.join(userFile, 'nowhere.yml');
  expect(faultsOf({ ...placed({}), environment: places.environment })).toHaveLength(1);
});

test('a file that is there and cannot be read is no missing file', () => {
  const places = placed({});
  mkdirSync(places.machineFile);
  expect(faultsOf(places)[0]).toMatch(/cannot be read/);
  const unreadable = placed({ machine: 'room: Lab\n' });
  chmodSync(unreadable.machineFile, 0);
  // Root reads it all the same.
  if (process.getuid?.() === 0) expect(loaded(unreadable).config.room).toBe('Lab');
  else expect(faultsOf(unreadable)[0]).toMatch(/cannot be read/);
});

test('bytes that are no text are a fault', () => {
  const places = placed({});
  writeFileSync(places.machineFile, Buffer.from([0x72, 0xff, 0xfe, 0x3a]));
  expect(faultsOf(places)[0]).toMatch(/cannot be read/);
});

test('a variable of the wrong kind is named', () => {
  const places = placed({});
  places.environment['INVIGIL_POOL'] = 'many';
  expect(faultsOf(places)[0]).toMatch(/^INVIGIL_POOL: engine\.pool: /);
});

const word = fc.constantFrom(
  ...SETTING_NAMES.flatMap((name) => name.split('.')),
  ...[
    '*a',
    '&a',
    '!!binary',
    '<<',
    '? ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '|',
    '>',
    '"',
    "'",
    '#',
    '%',
    '---',
  ],
  ...[
    ': ',
    ':',
    '\n',
    '\n  ',
    '\t',
    ', ',
    '~',
    'null',
    'true',
    '1',
    '-1',
    '1e9',
    '.inf',
    DIGEST,
    'ñ',
    '\0',
  ],
);
const brokenText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
  fc
    .tuple(fc.nat(WHOLE.length), fc.nat(40), fc.array(word, { maxLength: 4 }))
    .map(([at, cut, words]) => WHOLE.slice(0, at) + words.join('') + WHOLE.slice(at + cut)),
);

/** Every name that the text gives a value to, by YAML's own reading of it. */
const namesIn = (value: unknown, prefix: string): string[] =>
  Object.entries(value ?? {}).flatMap(([key, inside]) => {
    const name = `${prefix}${key}`;
    return name in settings ? [name] : namesIn(inside, `${name}.`);
  });

test('a text that is too deep or too long for the parser never reaches it', () => {
  for (const text of [
    `room: ${'['.repeat(5_000)}`,
    `${'- '.repeat(5_000)}x`,
    `room: ${'x'.repeat(70_000)}`,
  ])
    expect(readConfigText(text).findings).toMatchObject([
      { line: 1, message: expect.stringMatching(/deeper|too long/) as string },
    ]);
});

test('no text crashes the reader, and none passes with a word unheard', () => {
  fc.assert(
    fc.property(brokenText, (text) => {
      const { said, findings } = readConfigText(text);
      for (const { line, message } of findings) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(message).not.toBe('');
      }
      if (findings.length > 0) return;
      for (const { name, value } of said)
        expect(settings[name].shape.safeParse(value).success).toBe(true);
      const heard = said.map(({ name }) => name as string);
      expect(heard.toSorted()).toEqual(namesIn(parse(text) as unknown, '').toSorted());
    }),
  );
});

const aValue: { readonly [Name in SettingName]?: fc.Arbitrary<unknown> } = {
  room: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,20}[a-z]$/),
  'engine.pool': fc.integer({ min: 0, max: 32 }),
  'log.days': fc.integer({ min: 1, max: 3_650 }),
  'clock.offMaxSeconds': fc.integer({ min: 1, max: 3_600 }),
  'retention.window': fc.constantFrom('wipe', 'keep'),
  'images.java': fc.stringMatching(/^sha256:[0-9a-f]{64}$/),
};

test('what a file says is what is taken, each value from its own line', () => {
  const drawn = fc.record(aValue, { requiredKeys: [] });
  fc.assert(
    fc.property(drawn, (values: Readonly<Record<string, unknown>>) => {
      const lines = Object.entries(values).flatMap(([name, value]) => {
        const [group, inside] = name.split('.');
        const written = JSON.stringify(value);
        return inside === undefined
          ? [`${group}: ${written}`]
          : [`${group}: { ${inside}: ${written} }`];
      });
      const groups = Object.keys(values).map((name) => name.split('.')[0]);
      fc.pre(new Set(groups).size === groups.length);
      const { said, findings } = readConfigText(lines.join('\n'));
      expect(findings).toEqual([]);
      expect(said).toEqual(
        Object.entries(values).map(([name, value], index) => ({ name, value, line: index + 1 })),
      );
    }),
  );
});
