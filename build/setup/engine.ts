// The container engine: found where one answers, started where nothing else starts it.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Result } from '#contract/result.ts';
import { fail, ok } from '#contract/result.ts';
import { findProgram } from './machine.ts';
import type { Machine } from './machine.ts';
import { runProgram } from './program.ts';
import type { Lack, Say, Step } from './step.ts';
import { lack } from './step.ts';

/** Name and version of the engine that answers, or null when none does. */
export type ProbeEngine = () => Promise<string | null>;

/** Sandboxes have no network, so the engine needs no bridge and no firewall rules, which few containers and labs allow. */
const DOCKERD_FLAGS = ['--bridge=none', '--iptables=false', '--ip6tables=false'];
/** A cold dockerd takes 1-3 s here; a loaded lab machine with many old containers takes longer. */
const START_WAIT_MS = 60_000;
const ASK_AGAIN_MS = 200;
const PID_FILES = [
  { file: '/var/run/docker.pid', program: 'dockerd' },
  { file: '/var/run/docker/containerd/containerd.pid', program: 'containerd' },
];

export function engineStep(machine: Machine, probe: ProbeEngine, logFile: string): Step {
  return {
    name: 'container engine',
    run: async (say) => {
      const answering = await probe();
      if (answering !== null) return ok(answering);
      if (machine.platform !== 'linux') {
        return fail(absent('No container engine answers.', 'Start Docker Desktop or Podman.'));
      }
      if (!machine.isRoot) return fail(absentWithoutRoot());
      const dockerd = findProgram('dockerd');
      if (dockerd === null) {
        return fail(absent('No container engine is installed.', 'Install docker.io or podman.'));
      }
      return start({ machine, probe, dockerd, logFile, say });
    },
  };
}

const absent = (sentence: string, next: string): Lack =>
  lack(`${sentence} Submissions stay queued, and nothing is graded until one answers.`, next);

function absentWithoutRoot(): Lack {
  const isInstalled = findProgram('dockerd') !== null;
  const next = isInstalled
    ? 'Ask whoever administers this machine to start Docker and to add you to its group: systemctl start docker && usermod -aG docker <you>'
    : 'Ask whoever administers this machine to install Docker (apt-get install docker.io), or start Podman for yourself: systemctl --user start podman.socket';
  return absent('No container engine answers to this user.', next);
}

type Start = {
  readonly machine: Machine;
  readonly probe: ProbeEngine;
  readonly dockerd: string;
  readonly logFile: string;
  readonly say: Say;
};

async function start(parts: Start): Promise<Result<string, Lack>> {
  const { machine, probe, dockerd, logFile, say } = parts;
  if (machine.hasSystemd) {
    say('Starting the docker service.');
    await runProgram('systemctl', ['start', 'docker']);
    const answering = await untilAnswering(probe, () => false);
    if (answering !== null) return ok(`${answering}, started as a service`);
    return fail(
      absent(
        'The docker service does not start.',
        'Look at: journalctl -u docker --no-pager -n 20',
      ),
    );
  }
  say(`Starting dockerd (no init system does it here); its log: ${logFile}`);
  removeStalePidFiles(say);
  const daemon = spawnDetached(dockerd, DOCKERD_FLAGS, logFile);
  const answering = await untilAnswering(probe, daemon.hasEnded);
  if (answering !== null) return ok(`${answering}, started`);
  return fail(
    absent(`dockerd does not answer; it last said: ${lastLine(logFile)}`, `Look at ${logFile}.`),
  );
}

async function untilAnswering(probe: ProbeEngine, hasEnded: () => boolean): Promise<string | null> {
  const endsAtMs = Date.now() + START_WAIT_MS;
  while (Date.now() < endsAtMs) {
    const answering = await probe();
    if (answering !== null || hasEnded()) return answering;
    await wait(ASK_AGAIN_MS);
  }
  return null;
}

/** Leaves the daemon running when set-up ends: it belongs to the machine, as the service would. */
function spawnDetached(command: string, args: readonly string[], logFile: string) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  child.unref();
  return { hasEnded: () => ended };
}

/**
 * dockerd refuses to start while its pid file names a living process, and after a power cut that number may by now
 * belong to any other program.
 */
function removeStalePidFiles(say: Say): void {
  for (const { file, program } of PID_FILES) {
    if (!existsSync(file)) continue;
    const pid = readFileSync(file, 'utf8').trim();
    if (nameOfProcess(pid) === program) continue;
    say(`Removing ${file}: process ${pid} is no ${program}.`);
    rmSync(file, { force: true });
  }
}

function nameOfProcess(pid: string): string | null {
  const file = `/proc/${pid}/comm`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function lastLine(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? 'nothing';
}
