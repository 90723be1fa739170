// Debian packages: only what is missing, only as root, and never a question asked.
import { existsSync, readFileSync } from 'node:fs';
import type { Result } from '#contract/result.ts';
import { fail, ok } from '#contract/result.ts';
import type { Machine } from './machine.ts';
import { runProgram } from './program.ts';
import type { Lack, Purpose, Say, Step } from './step.ts';
import { lack } from './step.ts';

/** Something a purpose needs, and the Debian packages that bring it. */
export type Need = {
  readonly packages: readonly string[];
  /** Completes "Without it …". */
  readonly without: string;
  readonly isThere: boolean;
};

/** What is there already, however it came to be there. */
export type Found = {
  readonly engine: boolean;
  readonly debootstrap: boolean;
  readonly browser: boolean;
  readonly emoji: boolean;
  readonly display: boolean;
  readonly session: boolean;
  readonly pytest: boolean;
};

const EMOJI_FONT = '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf';
const PYTEST = '/usr/lib/python3/dist-packages/pytest';

export function lookForPackages(find: (program: string) => string | null, engine: boolean): Found {
  return {
    engine,
    debootstrap: find('debootstrap') !== null,
    browser: ['chromium', 'chromium-browser', 'google-chrome'].some((name) => find(name) !== null),
    emoji: existsSync(EMOJI_FONT),
    display: ['Xvfb', 'xauth', 'xclip', 'xdotool', 'setxkbmap'].every(
      (name) => find(name) !== null,
    ),
    session: ['cage', 'Xwayland'].every((name) => find(name) !== null),
    pytest: existsSync(PYTEST),
  };
}

/** Everything that a purpose needs on a Debian machine, there or not. */
export function needsFor(purpose: Purpose, machine: Machine, found: Found): readonly Need[] {
  const engine: Need = {
    packages: ['docker.io'],
    without: 'submissions stay queued and nothing is graded',
    isThere: found.engine,
  };
  const base: Need = {
    packages: ['debootstrap'],
    without: 'the runner image can only come from an image registry or a file',
    isThere: found.debootstrap,
  };
  const browser: Need = {
    packages: ['chromium', 'fonts-dejavu-core'],
    without: 'there is no window to open where Electron is missing',
    isThere: found.browser,
  };
  const emoji: Need = {
    packages: ['fonts-noto-color-emoji'],
    without: 'pictures of screens lack emoji',
    isThere: found.emoji,
  };
  const display: Need = {
    packages: ['xvfb', 'xauth', 'xclip', 'xdotool', 'x11-xkb-utils'],
    without: 'tests that need a real X11 clipboard and keyboard cannot run',
    isThere: found.display,
  };
  const session: Need = {
    packages: ['cage', 'xwayland'],
    without: "the test of the exam's login session is skipped",
    isThere: found.session,
  };
  const pytest: Need = {
    packages: ['python3-pytest'],
    without: 'there is no pytest on the machine itself to compare with',
    isThere: found.pytest,
  };
  switch (purpose) {
    case 'start':
      return machine.hasDisplay ? [engine, base, browser] : [engine, base];
    // The bundles are all that goes into an installer.
    case 'package':
      return [];
    case 'setup':
    case 'bench':
      return [engine, base, browser, pytest];
    case 'test':
      return [engine, base, browser, emoji, display, session, pytest];
  }
}

/** @param logFile takes what apt says, some thousand lines on a bare machine */
export function packagesStep(machine: Machine, needs: readonly Need[], logFile: string): Step {
  return {
    name: 'system packages',
    run: async (say) => {
      const missing = needs.filter((need) => !need.isThere);
      if (missing.length === 0) return ok('nothing missing');
      const names = missing.flatMap((need) => need.packages);
      const withoutThem = missing.map((need) => need.without).join('; ');
      if (!machine.hasApt) return fail(missingElsewhere(machine, names, withoutThem));
      if (!machine.isRoot) {
        const next = `Ask whoever administers this machine to run: apt-get install ${names.join(' ')}`;
        return fail(lack(`Missing without root: ${names.join(', ')} (${withoutThem}).`, next));
      }
      return install(missing, logFile, say);
    },
  };
}

function missingElsewhere(machine: Machine, names: readonly string[], withoutThem: string): Lack {
  const next =
    machine.platform === 'linux'
      ? `Install these, or what your distribution calls them, with its package manager: ${names.join(', ')}.`
      : 'Install Docker Desktop or Podman, and Chromium or Chrome, and run this again.';
  return lack(`This system has no apt-get, and something is missing: ${withoutThem}.`, next);
}

/** Another apt may hold the lock (unattended upgrades do at boot): wait for it rather than fail. */
const APT = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300'];
const APT_ENV = { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1' };

async function install(
  missing: readonly Need[],
  logFile: string,
  say: Say,
): Promise<Result<string, Lack>> {
  const apt = aptFor(logFile);
  const names = missing.flatMap((need) => need.packages);
  say(`Installing ${names.join(', ')} with apt-get, which may take minutes; its log: ${logFile}`);
  if (!(await apt.update())) say('apt-get update failed; trying with the lists that are here.');
  await apt.mend();

  const failed: string[] = [];
  if (!(await apt.install(names))) {
    // One package that this release does not have must not keep the others out.
    for (const { packages, without } of missing) {
      if (!(await apt.install(packages))) failed.push(`${packages.join(' ')}: ${without}`);
    }
  }
  if (failed.length === 0) return ok(`installed ${names.join(' ')}`);
  return fail(
    lack(
      `apt-get could not install ${failed.join('; ')} (${lastComplaint(logFile)}).`,
      'See that a Debian mirror answers, and run this again.',
    ),
  );
}

function aptFor(logFile: string) {
  const run = async (command: string, args: readonly string[]): Promise<boolean> => {
    const done = await runProgram(command, args, { env: APT_ENV, logFile });
    return done.ok;
  };
  return {
    // An install that was broken off leaves packages half-way, and apt then refuses everything until both are done.
    mend: async () => {
      await run('dpkg', ['--configure', '-a']);
      await run('apt-get', [...APT, 'install', '--fix-broken', '--no-install-recommends']);
    },
    update: () => run('apt-get', [...APT, 'update']),
    install: (names: readonly string[]) =>
      run('apt-get', [...APT, 'install', '--no-install-recommends', ...names]),
  };
}

function lastComplaint(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').split('\n');
  return lines.findLast((line) => /^(E|dpkg): /.test(line)) ?? `see ${logFile}`;
}
