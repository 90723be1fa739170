// A Debian of a test's own in a folder, fresh from debootstrap, to install into and to compare before and after.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const OUTPUT_MAX_BYTES = 64 * 1024 * 1024;

export type DebianRoot = {
  readonly folder: string;
  /** Runs a program inside, without any of this machine's environment. Rejects when it fails. */
  run(command: string, ...args: readonly string[]): Promise<string>;
  /** Shows a file of this machine, such as the engine's socket, at the same place inside. */
  show(file: string): Promise<void>;
  /** Every path inside, but for what package managers write about themselves. */
  paths(): string[];
  remove(): Promise<void>;
};

/** debootstrap needs root; `show` needs mount rights. */
export const canMakeDebian = (): boolean =>
  process.getuid?.() === 0 && existsSync('/usr/sbin/debootstrap');

/** @param cacheFolder keeps the unpacked Debian as a tar, so that the next run takes a second instead of half a minute */
export async function debianRoot(cacheFolder: string): Promise<DebianRoot> {
  const tar = join(cacheFolder, 'debian-bookworm.tar');
  if (!existsSync(tar)) await keepDebian(cacheFolder, tar);
  const folder = mkdtempSync(join(tmpdir(), 'invigil-debian-'));
  await exec('tar', ['-xf', tar, '-C', folder]);
  const shown: string[] = [];
  return {
    folder,
    run: async (command, ...args) => {
      const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LC_ALL: 'C.UTF-8' };
      const options = { env, maxBuffer: OUTPUT_MAX_BYTES };
      const { stdout } = await exec('chroot', [folder, command, ...args], options);
      return stdout;
    },
    async show(given) {
      // Links inside lead to this machine's own places: /var/run is one.
      const file = realpathSync(given);
      const inside = join(folder, file);
      mkdirSync(join(inside, '..'), { recursive: true });
      await exec('touch', [inside]);
      await exec('mount', ['--bind', file, inside]);
      shown.push(inside);
    },
    paths: () => pathsBelow(folder),
    async remove() {
      for (const inside of shown) await exec('umount', ['--lazy', inside]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function keepDebian(cacheFolder: string, tar: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'invigil-debootstrap-'));
  try {
    await exec('debootstrap', ['--variant=minbase', 'bookworm', folder], {
      maxBuffer: OUTPUT_MAX_BYTES,
    });
    await exec('tar', ['-cf', `${tar}.part`, '-C', folder, '.']);
    renameSync(`${tar}.part`, tar);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PACKAGE_MANAGER =
  /^(var\/lib\/dpkg|var\/log|var\/cache|run|tmp|etc\/.*-$|etc\/ld\.so\.cache)/;

function pathsBelow(folder: string): string[] {
  // find(1) follows no link; readdir would follow those of the folders into this machine.
  const found = execFileSync('find', [folder, '-mindepth', '1', '-printf', '%P\n'], {
    encoding: 'utf8',
    maxBuffer: OUTPUT_MAX_BYTES,
  });
  return found
    .split('\n')
    .filter((path) => path !== '' && !PACKAGE_MANAGER.test(path))
    .toSorted();
}
