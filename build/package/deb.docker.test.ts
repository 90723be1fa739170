// The Debian package on a Debian that has never seen it: install, grade, switch the session on, upgrade, purge.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openEngine } from '#runner';
import { root } from '../setup/root.ts';
import { buildDeb } from './deb.ts';
import { layOutApp } from './lay-out.ts';
import { canMakeDebian, debianRoot } from './testing/debian-root.ts';
import type { DebianRoot } from './testing/debian-root.ts';

const silent = (): void => undefined;
const NEXT_VERSION = '999.0.0';

// A root and debootstrap of Debian; elsewhere the package is made and tried on the machine that releases it.
describe.skipIf(!canMakeDebian())('the Debian package', () => {
  const outFolder = mkdtempSync(join(tmpdir(), 'invigil-packages-'));
  let debian: DebianRoot;
  let before: string[];
  let remove = async (): Promise<void> => undefined;

  const install = async (version?: string) => {
    const ask = { root, outFolder, imageFiles: [], say: silent };
    const deb = await buildDeb(version === undefined ? ask : { ...ask, version });
    if (!deb.ok) throw new Error(deb.error);
    cpSync(deb.value.file, join(debian.folder, 'tmp', basename(deb.value.file)));
    const file = `/tmp/${basename(deb.value.file)}`;
    await debian.run('dpkg', '-i', file);
    return file;
  };
  const inside = (file: string) => join(debian.folder, file);

  beforeAll(async () => {
    const laidOut = await layOutApp(root, silent);
    if (!laidOut.ok) throw new Error(laidOut.error);
    debian = await debianRoot(join(root, '.cache', 'debian'));
    remove = () => debian.remove();
    before = debian.paths();
    await install();
  });
  afterAll(async () => {
    await remove();
    rmSync(outFolder, { recursive: true, force: true });
  });

  test('puts files where Debian expects them, root’s alone, and starts nothing', async () => {
    const had = new Set(before);
    const tops = debian
      .paths()
      .filter((path) => !had.has(path))
      .map((path) => path.split('/').slice(0, 3).join('/'));
    expect([...new Set(tops)].filter((path) => !path.startsWith('usr/share')).toSorted()).toEqual([
      'etc/default/invigil',
      'etc/invigil',
      'etc/invigil/config.yml',
      'opt/Invigil',
      'opt/Invigil/SHA256SUMS',
      'opt/Invigil/app',
      'opt/Invigil/invigil',
      'opt/Invigil/node',
      'usr/bin/invigil',
      'usr/sbin/invigil-kiosk',
    ]);
    const writable = await debian.run('find', '/opt/Invigil', '-perm', '/022', '-o', '!', '-user', 'root'); // prettier-ignore
    expect(writable).toBe('');
    expect(existsSync(inside('etc/systemd/system/invigil-kiosk.service'))).toBe(false);
  });

  test('every shipped file has the bytes that the list says', async () => {
    const check = await debian.run(
      'sh',
      '-c',
      'cd /opt/Invigil && sha256sum --quiet -c SHA256SUMS',
    );
    expect(check).toBe('');
  });

  test('the doctor of an installed machine names what is there to type: apt-get and invigil, never npm', async () => {
    const printed = await debian.run('sh', '-c', 'invigil doctor --no-grade --json || true');
    const { checks } = z
      .object({ checks: z.array(z.object({ id: z.string(), step: z.string().nullable() })) })
      .parse(JSON.parse(printed));
    const steps = new Map(checks.map(({ id, step }) => [id, step ?? '']));
    expect([...steps.values()].join('\n')).not.toMatch(/\bnp[mx] /);
    expect(steps.get('chromium')).toContain('apt-get install chromium');
    expect(steps.get('engine')).toContain('apt-get install docker.io');
  });

  test('the installed program grades a submission', async () => {
    const engine = await openEngine();
    if (!engine.ok) throw new Error('there is no engine to grade with');
    engine.value.close();
    await debian.show('/run/docker.sock');
    writeFileSync(inside('tmp/answer.py'), 'def suma(a, b):\n    return a + b\n');
    const args = ['--problem', '/opt/Invigil/app/problems/suma', '--file', '/tmp/answer.py'];
    const printed = await debian.run('invigil', 'grade', ...args, '--json');
    const report = z.object({ verdict: z.string(), score: z.number() }).parse(JSON.parse(printed));
    expect(report).toEqual({ verdict: 'accepted', score: 10 });
  });

  test('the exam session is switched on and off by the configuration, each as often as one likes', async () => {
    const setting = inside('etc/default/invigil');
    const service = inside('etc/systemd/system/invigil-kiosk.service');
    const session = inside('usr/share/wayland-sessions/invigil.desktop');
    const choose = async (word: string) => {
      writeFileSync(setting, `KIOSK=${word}\n`);
      await debian.run('invigil-kiosk', 'apply');
      await debian.run('invigil-kiosk', 'apply');
      return { service: existsSync(service), session: existsSync(session) };
    };
    expect(await choose('session')).toEqual({ service: false, session: true });
    expect(await choose('boot')).toEqual({ service: true, session: true });
    expect(await debian.run('stat', '-c', '%U %a', '/var/lib/invigil')).toBe('invigil 700\n');
    expect(await choose('session')).toEqual({ service: false, session: true });
    expect(await choose('off')).toEqual({ service: false, session: false });
    await expect(choose('perhaps')).rejects.toThrow('none of off, session, boot');
  });

  test('an upgrade and a second install keep settings, session and data', async () => {
    writeFileSync(inside('etc/default/invigil'), 'KIOSK=boot\n');
    writeFileSync(inside('etc/invigil/config.yml'), '# ours\n');
    await debian.run('invigil-kiosk', 'apply');
    mkdirSync(inside('var/lib/invigil/data'), { recursive: true });
    writeFileSync(inside('var/lib/invigil/data/work'), 'of a student');
    await debian.run('dpkg', '-i', await install(NEXT_VERSION));
    expect(await debian.run('invigil', '--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await debian.run('dpkg-query', '-W', '-f', '${Version}', 'invigil')).toBe(NEXT_VERSION);
    expect(readFileSync(inside('etc/invigil/config.yml'), 'utf8')).toBe('# ours\n');
    expect(readFileSync(inside('var/lib/invigil/data/work'), 'utf8')).toBe('of a student');
    expect(existsSync(inside('etc/systemd/system/invigil-kiosk.service'))).toBe(true);
  });

  test('removed it leaves settings and data; purged it leaves nothing', async () => {
    await debian.run('dpkg', '-r', 'invigil');
    expect(existsSync(inside('opt/Invigil'))).toBe(false);
    expect(existsSync(inside('etc/systemd/system/invigil-kiosk.service'))).toBe(false);
    expect(existsSync(inside('var/lib/invigil/data/work'))).toBe(true);
    await debian.run('dpkg', '-P', 'invigil');
    const had = new Set(before);
    expect(debian.paths().filter((path) => !had.has(path))).toEqual([]);
    expect(readFileSync(inside('etc/passwd'), 'utf8')).not.toContain('invigil');
  });
});
