// Machines broken on purpose, one lack at a time: the right line, the right step, the right exit code, and green once
// the step is done.
import { execFile, execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { ensureRunnerImage, findRunnerImage, openEngine } from '#runner';
import { PROJECT } from '../station/project.ts';
import { ENGINE_SOCKET, engineProxy } from '../testing/engine-proxy.ts';
import { fillWithExam } from '../testing/exam-rows.ts';
import { freshDatabase, freshDirectory } from '../testing/fresh-database.ts';

const shape = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      reason: z.string(),
      step: z.string().nullable(),
    }),
  ),
});
type Answer = z.infer<typeof shape> & { readonly code: number };

const isRoot = process.getuid?.() === 0;
let imageId = '';

beforeAll(async () => {
  const engine = await openEngine();
  if (!engine.ok) throw new Error('there is no engine');
  await ensureRunnerImage({ engine: engine.value });
  imageId = (await findRunnerImage(engine.value)).id ?? '';
  engine.value.close();
});

type Machine = {
  readonly config?: string;
  readonly dataDir?: string;
  readonly uid?: number;
  readonly args?: readonly string[];
};

/** The command as IT runs it, on a machine with this configuration. */
async function doctor({
  config = '',
  dataDir,
  uid,
  args = ['--no-grade'],
}: Machine): Promise<Answer> {
  const dir = freshDirectory();
  chmodSync(dir, uid === undefined ? 0o755 : 0o777);
  const file = path.join(dir, 'config.yml');
  writeFileSync(file, config);
  const data = dataDir ?? path.join(dir, 'data');
  const main = path.join(PROJECT, 'electron', 'cli', 'main.ts');
  const env = { ...process.env, INVIGIL_CONFIG: file, HOME: dir, XDG_CONFIG_HOME: dir };
  const given = [main, 'doctor', '--json', '--data', data, ...args];
  return new Promise((resolve, reject) => {
    const options = { env, cwd: dir, ...(uid === undefined ? {} : { uid, gid: uid }) };
    execFile(process.execPath, given, options, (error, out, err) => {
      if (out === '') reject(new Error(err));
      else
        resolve({
          ...shape.parse(JSON.parse(out)),
          code: typeof error?.code === 'number' ? error.code : 0,
        });
    });
  });
}

const line = ({ checks }: Answer, id: string) => {
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`no line ${id}`);
  return found;
};

function expectBroken(answer: Answer, id: string, reason: RegExp, step: RegExp): void {
  expect(line(answer, id)).toMatchObject({
    state: 'fail',
    reason: expect.stringMatching(reason) as string,
    step: expect.stringMatching(step) as string,
  });
  expect(answer).toMatchObject({ ok: false, code: 1 });
}

function expectMended(answer: Answer, id: string): void {
  expect(line(answer, id)).toMatchObject({ state: 'ok', step: null });
  expect(answer).toMatchObject({ ok: true, code: 0 });
}

test('a sound machine is green, and grades a program for real', async () => {
  const answer = await doctor({ args: [] });
  expect(line(answer, 'grading-python').reason).toMatch(/^Accepted in \d+ ms\.$/);
  expect(answer.checks.filter(({ state }) => state === 'fail')).toEqual([]);
  expect(answer.code).toBe(0);
});

test('a program is graded in every language that the configuration names', async () => {
  const engine = await openEngine();
  if (!engine.ok) throw new Error('there is no engine');
  const languages = ['javascript', 'java', 'csharp'] as const;
  for (const language of languages) await ensureRunnerImage({ engine: engine.value, language });
  engine.value.close();
  const answer = await doctor({ config: `languages: [${languages.join(', ')}]`, args: [] });
  for (const language of languages) expectMended(answer, `grading-${language}`);
});

test('no engine', async () => {
  const nowhere = path.join(freshDirectory(), 'none.sock');
  const lacking = await doctor({ config: `engine: { socket: ${nowhere} }`, args: [] });
  expectBroken(lacking, 'engine', /there is no such socket/, /engine\.socket/);
  expect(lacking.checks.some(({ id }) => id.startsWith('grading'))).toBe(false);
  expectMended(await doctor({ config: `engine: { socket: ${ENGINE_SOCKET} }` }), 'engine');
});

test.skipIf(!isRoot)('an account without the right to use the engine', async () => {
  // Nobody, whom the engine's socket lets in as little as a student's account.
  const proxy = await engineProxy((info) => info);
  const config = `engine: { socket: ${proxy} }`;
  chmodSync(proxy, 0o600);
  expectBroken(await doctor({ config, uid: 65_534 }), 'rights', /may not use/, /rootless Podman/);
  chmodSync(proxy, 0o666);
  const mended = await doctor({ config, uid: 65_534 });
  expectMended(mended, 'rights');
  expect(line(mended, 'least-right')).toMatchObject({ state: 'warn' });
});

test('an image that is another than the pinned one, or is not there', async () => {
  const wrong = `images: { python: sha256:${'1'.repeat(64)} }`;
  expectBroken(await doctor({ config: wrong }), 'image-python', /is wanted/, /image load/);
  expectMended(await doctor({ config: `images: { python: "${imageId}" }` }), 'image-python');
});

test('a control group controller that the engine lacks', async () => {
  const lacks = await engineProxy((info) => ({ ...info, PidsLimit: false }));
  const answer = await doctor({ config: `engine: { socket: ${lacks} }` });
  expectBroken(answer, 'cgroup', /cannot limit pids/, /Delegate=cpu memory pids/);
  const has = await engineProxy((info) => ({ ...info, PidsLimit: true }));
  expectMended(await doctor({ config: `engine: { socket: ${has} }` }), 'cgroup');
});

test.skipIf(!isRoot || process.platform !== 'linux')('a full disk', async () => {
  const dir = freshDirectory();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,nr_inodes=5000', 'tmpfs', dir]);
  onTestFinished(() => void execFileSync('umount', [dir]));
  writeFileSync(path.join(dir, 'filler'), Buffer.alloc(1_020 * 1_024));
  const full = await doctor({ dataDir: dir });
  expectBroken(full, 'disk', /^0 MiB free/, /Free some space/);
  expect(full.code).toBe(1);
  rmSync(path.join(dir, 'filler'));
  execFileSync('mount', ['-o', 'remount,size=300m', dir]);
  // Enough for an exam, and less than is good.
  expect(await doctor({ dataDir: dir })).toMatchObject({ ok: true, code: 0 });
});

test.skipIf(!isRoot || process.platform !== 'linux')(
  'a data folder that cannot be written',
  async () => {
    const dir = freshDirectory();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m,mode=700,ro', 'tmpfs', dir]);
    onTestFinished(() => void execFileSync('umount', [dir]));
    expectBroken(await doctor({ dataDir: dir }), 'data', /EROFS/, /write to/);
    execFileSync('mount', ['-o', 'remount,rw', dir]);
    expectMended(await doctor({ dataDir: dir }), 'data');
  },
);

test('a clock that is off its source', async () => {
  const server = createSocket('udp4');
  let aheadMs = 60_000;
  server.on('message', (_ask, from) => {
    const answer = Buffer.alloc(48);
    for (const at of [32, 40])
      answer.writeUInt32BE(Math.floor((Date.now() + aheadMs) / 1_000) + 2_208_988_800, at);
    server.send(answer, from.port, from.address);
  });
  server.bind(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const config = `clock: { source: "ntp:127.0.0.1:${server.address().port}" }`;
  expectBroken(await doctor({ config }), 'clock', /^-\d+\.\d s off/, /timedatectl/);
  aheadMs = 0;
  expectMended(await doctor({ config }), 'clock');
});

test('a clock that is behind what this station has recorded', async () => {
  const { db, dir, close } = freshDatabase();
  fillWithExam(db);
  const tomorrow = Date.now() + 86_400_000;
  db.prepare('UPDATE submission SET received_at_ms = ? WHERE seq = 1').run(tomorrow);
  expectBroken(await doctor({ dataDir: dir }), 'clock', /behind the newest record/, /timedatectl/);
  db.prepare('UPDATE submission SET received_at_ms = 1 WHERE seq = 1').run();
  close();
  expectMended(await doctor({ dataDir: dir }), 'clock');
});

test('a damaged database, which recover reads and which is then put aside', async () => {
  const { db, dir, close } = freshDatabase();
  fillWithExam(db);
  close();
  const file = path.join(dir, 'invigil.db');
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 3 * 4_096, 40 * 4_096);
  writeFileSync(file, bytes);
  expectBroken(await doctor({ dataDir: dir }), 'database', /damaged/, /invigil recover/);
  truncateSync(file, 4_096 * 7 + 11);
  expectBroken(await doctor({ dataDir: dir }), 'database', /damaged/, /invigil recover/);
  rmSync(file);
  expectMended(await doctor({ dataDir: dir }), 'database');
});

test('data of a newer Invigil', async () => {
  const { db, dir, close } = freshDatabase();
  const version = Number(db.pragma('user_version', { simple: true }));
  db.pragma('user_version = 9999');
  expectBroken(await doctor({ dataDir: dir }), 'database', /newer Invigil/, /Install the newer/);
  db.pragma(`user_version = ${version}`);
  close();
  expectMended(await doctor({ dataDir: dir }), 'database');
});

test('a configuration with a slip in it', async () => {
  const answer = await doctor({ config: 'room: Lab\nsinkz: []\n' });
  expectBroken(answer, 'config', /config\.yml:2: .*is sinks meant/, /config show/);
});

test('a sink that takes nothing stops no exam', async () => {
  const dir = freshDirectory();
  const config = `sinks: ["folder:${path.join(dir, 'out')}", "desk:127.0.0.1:1"]`;
  const lacking = await doctor({ config });
  expect(line(lacking, 'sink-1')).toMatchObject({ state: 'warn' });
  expect(line(lacking, 'sink-2')).toMatchObject({ state: 'warn' });
  expect(lacking.code).toBe(0);
  mkdirSync(path.join(dir, 'out'));
  expect(line(await doctor({ config }), 'sink-1').state).toBe('ok');
});

test('a screen that was left locked', async () => {
  const dir = freshDirectory();
  chmodSync(dir, 0o700);
  writeFileSync(path.join(dir, 'kiosk-steps.json'), '["fullscreen"]');
  expect(line(await doctor({ dataDir: dir }), 'lock')).toMatchObject({ state: 'warn' });
  rmSync(path.join(dir, 'kiosk-steps.json'));
  expect(line(await doctor({ dataDir: dir }), 'lock').state).toBe('ok');
});

test('the support archive holds no student, no code, no seat and no secret', async () => {
  const { db, dir, close } = freshDatabase();
  fillWithExam(db);
  close();
  mkdirSync(path.join(dir, 'logs'));
  const told = {
    level: 40,
    time: 'now',
    msg: 'a call failed',
    dataDir: dir,
    sentence: 'Ñandú',
    submissionId: 'kept-id',
  };
  writeFileSync(path.join(dir, 'logs', 'invigil.log'), `${JSON.stringify(told)}\nbroken {`);
  const bundle = path.join(dir, 'support.gz');
  const config = 'seat: Window seat 12\nroom: Room Turing\n';
  await doctor({ dataDir: dir, config, args: ['--no-grade', '--bundle', bundle] });
  const text = gunzipSync(readFileSync(bundle)).toString();
  for (const secret of [
    'Ñandú',
    'Student',
    'print(1)',
    'line 1 of',
    'Turing',
    'Window seat',
    's-1',
    dir,
  ])
    expect(text, secret).not.toContain(secret);
  expect(text).toContain('kept-id');
  expect(JSON.parse(text)).toMatchObject({
    database: { submission: 60 },
    settings: expect.arrayContaining([{ name: 'room', source: 'machine' }]) as unknown,
  });
});
