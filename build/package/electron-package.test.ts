// The Electron package as electron-builder makes it, with a stand-in for Electron's own files: what is in it, where, and
// how large. What a release machine still has to run is said in build/package/README.md.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shippedIntact } from '../../electron/station/shipped-files.ts';
import { root } from '../setup/root.ts';
import { FUSES } from './after-pack.ts';
import { layOutApp } from './lay-out.ts';
import { ELECTRON_VERSION, listFiles, productionPackages } from './production.ts';
import { standInElectron } from './testing/stand-in-electron.ts';

const run = promisify(execFile);
/** Vite and electron-builder, on a slow machine beside other tests. */
const PACKING_MAX_MS = 300_000;
const MIB = 1024 * 1024;
/** The archive and what lies beside it, without Electron and images. */
const BUDGET_BYTES = 40 * MIB;

describe.skipIf(process.platform !== 'linux')('the Electron package', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'invigil-electron-'));
  const unpacked = join(scratch, 'out', 'linux-unpacked');
  const archive = join(unpacked, 'resources', 'app.asar');
  let inside: string[];

  beforeAll(async () => {
    const laidOut = await layOutApp(root, () => undefined);
    if (!laidOut.ok) throw new Error(laidOut.error);
    standInElectron(join(scratch, 'electron'), ELECTRON_VERSION);
    const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
    const config = [
      `-c.electronDist=${join(scratch, 'electron')}`,
      `-c.directories.output=${join(scratch, 'out')}`,
    ];
    await run(process.execPath, [builder, '--dir', '--linux', ...config], {
      cwd: root,
      maxBuffer: 64 * MIB,
    });
    inside = listPackage(archive, { isPack: false }).map((file) => file.slice(1));
  }, PACKING_MAX_MS);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test('holds the program, the screens and the production packages, and nothing else', () => {
    const tops = new Set(inside.map((file) => file.split('/', 1).join()));
    expect([...tops].toSorted()).toEqual([
      'dist',
      'electron',
      'node_modules',
      'package.json',
      'problems',
      'runner',
      'shipped.json',
    ]);
    for (const file of ['electron/main.js', 'electron/cli/main.js', 'dist/electron/preload.cjs'])
      expect(inside).toContain(file);
    const wanted = new Set(productionPackages(root).map(({ name }) => name));
    const packed = inside
      .filter((file) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(file) && !/\/@[^/]+$/.test(file))
      .map((file) => file.slice('node_modules/'.length));
    expect(packed.filter((name) => !wanted.has(name) && !/^@[^/]+$|^\./.test(name))).toEqual([]);
  });

  test('holds no tests, no solutions, no sources, no type declarations', () => {
    const unwanted = inside.filter((file) =>
      /\.(test|e2e|bench)\.js$|\/solutions(\/|$)|\.tsx?$|\.map$|^build\//.test(file),
    );
    expect(unwanted).toEqual([]);
  });

  test('keeps problems, image files and the native module outside the archive, with their hashes inside', () => {
    const outside = listFiles(`${archive}.unpacked`).map(({ file }) => file);
    const kinds = new Set(
      outside.map((file) => /^(problems|runner\/images)\/|\.node$/.exec(file)?.[0] ?? file),
    );
    expect([...kinds].toSorted()).toEqual(['.node', 'problems/', 'runner/images/']);
    const shape = z.object({ files: z.record(z.string(), z.string()) });
    const { files } = shape.parse(JSON.parse(extractFile(archive, 'shipped.json').toString()));
    const unlisted = outside.filter((file) => files[file] === undefined && !file.endsWith('.js'));
    expect(unlisted).toEqual([]);
    // Electron reads through the archive into the folder beside it; here the list is put there.
    writeFileSync(join(`${archive}.unpacked`, 'shipped.json'), JSON.stringify({ files }));
    expect(shippedIntact(`${archive}.unpacked`)).toEqual({ ok: true, value: null });
    rmSync(join(`${archive}.unpacked`, 'shipped.json'));
  });

  test('the native module of the package opens a database', async () => {
    const native = join(`${archive}.unpacked`, 'node_modules/better-sqlite3/prebuilds/linux-x64.node'); // prettier-ignore
    const module = join(root, 'node_modules', 'better-sqlite3');
    const script = `const D=require(${JSON.stringify(module)});const d=new D(':memory:',{nativeBinding:${JSON.stringify(native)}});console.log(d.prepare('select 6*7 as n').get().n)`;
    const { stdout } = await run(process.execPath, ['-e', script]);
    expect(stdout).toBe('42\n');
  });

  test('every fuse of the binary is as it was decided', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'invigil'));
    for (const [option, isOn] of Object.entries(FUSES)) {
      const state = isOn ? FuseState.ENABLE : FuseState.DISABLE;
      expect([option, wire[z.coerce.number().pipe(z.enum(FuseV1Options)).parse(option)]]).toEqual([
        option,
        state,
      ]);
    }
  });

  test('is made for the Electron that the lock names', () => {
    const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    const lock = readFileSync(join(root, 'package.json'), 'utf8');
    expect(config).toContain(`electronVersion: ${ELECTRON_VERSION}\n`);
    expect(lock).toContain(`"electron": "${ELECTRON_VERSION}"`);
  });

  test('stays within its budget', () => {
    const files = listFiles(join(unpacked, 'resources'));
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBeLessThan(BUDGET_BYTES);
    expect(getRawHeader(archive).headerSize).toBeGreaterThan(0);
    expect(statSync(archive).size).toBeGreaterThan(5 * MIB);
  });

  test('brings an icon of every size that desktops ask for', () => {
    for (const size of [16, 32, 48, 64, 128, 256, 512]) {
      const file = join(root, 'build', 'icons', `${size}.png`);
      expect(existsSync(file) && readFileSync(file).readUInt32BE(16)).toBe(size);
    }
  });
});
