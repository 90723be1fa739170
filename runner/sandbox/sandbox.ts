// One sandbox: a container with a grader that waits and a subject that is connected to it. It judges once.
//
// The grader is the container's main process; its standard streams are the only verdict channel. The subject is
// exec'ed beside it under another uid; what it writes to its own streams is the student's raw output and decides nothing.
import type { Duplex } from 'node:stream';
import type Docker from 'dockerode';
import { z } from 'zod';
import { KIB, MIB, SECOND_MS } from '#contract/limits.ts';
import { attach } from './attach.ts';
import { sandboxOptions, subjectOptions } from './container.ts';
import type { ContainerAsk } from './container.ts';
import { cappedText, lineReader, readFrames } from './streams.ts';
import { within } from './within.ts';

export type Sandbox = {
  readonly id: string;
  /** Of the image it was made from. */
  readonly imageId: string;
  /** False from the moment that either process is gone. */
  isAlive(): boolean;
  /** Sends one line to the grader. */
  say(line: string): void;
  /** Lines of the grader and ends of either process from now on; what came before is lost, and nothing should have. */
  listen(ears: SandboxEars): void;
  /** What the subject's processes wrote past the bridge, up to the given bound. */
  rawOutput(): { readonly text: string; readonly isOver: boolean };
  /** To be asked after the grader is gone. Null when the engine cannot say, or does not have it any more. */
  ended(): Promise<SandboxEnd | null>;
  /** As many processes run in it as may; to be asked while it runs. False when the engine cannot say. */
  isCrowded(): Promise<boolean>;
  /** From now on its share of the processor is small where judgements want it. A courtesy: never fails. */
  giveWay(): Promise<void>;
  /** Ends everything that runs in it and removes it. Never fails: what stays behind is an orphan, and is swept later. */
  destroy(): Promise<void>;
};

/** How a sandbox ended by itself. `outOfMemory`: the kernel killed something in it for want of memory. */
export type SandboxEnd = { readonly outOfMemory: boolean };

export type SandboxEars = {
  graderLine(line: string): void;
  /** The grader spoke more than it may, and is no longer listened to. */
  graderOver(): void;
  /** The grader ended, or was taken away. */
  graderGone(why: string): void;
  subjectGone(): void;
  /** The student's raw output passed every bound, and is no longer read. */
  outputOver(): void;
};

export type SandboxAsk = ContainerAsk & { readonly docker: Docker; readonly name: string };

/** Creating and starting, on a slow machine under load. Past this the engine is taken to be sick. */
const READY_MAX_MS = 60 * SECOND_MS;
/** The longest message is what a case printed, 1 MiB at most, and answered; of those a run has 200 (CASES_MAX). */
const LINE_BOUNDS = { lineMaxBytes: 4 * MIB, totalMaxBytes: 1_024 * MIB };
/** Kept of what the grader writes to its standard error: for the log when it dies, nothing more. */
const GRADER_NOISE_MAX_BYTES = 8 * KIB;

/**
 * How much of the student's raw output is read, and thrown away past the problem's own bound, before the run is cut.
 * More than what pipes and sockets hold on the way: a program that prints a little too much still ends by itself, so
 * that the same program always gets the same points; one that floods is cut while it writes.
 */
const RAW_READ_MAX_BYTES = 2 * MIB;
/** How long a container may take to be listed as ended after its main process is gone. */
const EXIT_MAX_MS = 5 * SECOND_MS;

/** Asked of the engine before a run is cut; the verdict may have to wait for it. */
const STATS_MAX_MS = 500;
/** A crowd that starts processes all the time has now and then one that has just ended. */
const CROWD_ROOM = 4;
const crowdShape = z.object({
  pids_stats: z.object({ current: z.number(), limit: z.number().positive() }),
});

const DEAF: SandboxEars = {
  graderLine: () => undefined,
  graderOver: () => undefined,
  graderGone: () => undefined,
  subjectGone: () => undefined,
  outputOver: () => undefined,
};

/** @throws when the engine refuses, or the two processes do not get ready; nothing is left behind */
export async function createSandbox(ask: SandboxAsk): Promise<Sandbox> {
  const container = await ask.docker.createContainer({ name: ask.name, ...sandboxOptions(ask) });
  try {
    const grader = await attach(ask.docker, container.id);
    const opened = open(container, grader, ask);
    await container.start();
    opened.join(await startSubject(container, ask));
    await within(READY_MAX_MS, opened.ready);
    return opened.sandbox;
  } catch (error) {
    await remove(container);
    throw error;
  }
}

async function startSubject(container: Docker.Container, ask: SandboxAsk): Promise<Duplex> {
  const exec = await container.exec(subjectOptions(ask.outfit));
  return exec.start({ hijack: true, stdin: false });
}

function open(container: Docker.Container, grader: Duplex, ask: SandboxAsk) {
  let ears = DEAF;
  let isAlive = true;
  const noise = cappedText(GRADER_NOISE_MAX_BYTES);
  const raw = cappedText(ask.limits.outputKb * KIB);
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined);

  /** With what either process wrote about it, for a log. */
  const explained = (why: string): string =>
    [why, noise.text().trim(), raw.text().trim()].filter((words) => words !== '').join('\n');
  const graderGone = (why: string): void => {
    isAlive = false;
    ready.reject(new Error(explained(why)));
    ears.graderGone(explained(why));
  };
  const readLines = lineReader(LINE_BOUNDS, (line) => {
    ready.resolve();
    ears.graderLine(line);
  });
  readFrames(grader, {
    stdout: (chunk) => {
      if (readLines(chunk)) return;
      ears.graderOver();
      grader.destroy();
    },
    stderr: (chunk) => noise.add(chunk),
    closed: (malformed) =>
      graderGone(malformed ? 'the engine spoke no frames' : 'the grader ended'),
  });

  let rawBytes = 0;
  const join = (subject: Duplex): void => {
    const hear = (chunk: Buffer): void => {
      raw.add(chunk);
      rawBytes += chunk.length;
      if (rawBytes <= RAW_READ_MAX_BYTES || subject.destroyed) return;
      subject.destroy();
      ears.outputOver();
    };
    readFrames(subject, {
      stdout: hear,
      stderr: hear,
      closed: () => {
        isAlive = false;
        ready.reject(new Error(explained('the subject ended before it was ready')));
        ears.subjectGone();
      },
    });
  };
  const sandbox: Sandbox = {
    id: container.id,
    imageId: ask.image,
    isAlive: () => isAlive,
    say: (line) => grader.write(`${line}\n`),
    listen: (newEars) => {
      ears = newEars;
    },
    rawOutput: () => ({ text: raw.text(), isOver: raw.isOver }),
    ended: () => endOf(container),
    isCrowded: () => isCrowded(container),
    giveWay: () => giveWay(container),
    destroy: async () => {
      isAlive = false;
      ears.graderGone('the sandbox was destroyed');
      ears = DEAF;
      grader.destroy();
      await remove(container);
    },
  };
  return { sandbox, ready: ready.promise, join };
}

async function endOf(container: Docker.Container): Promise<SandboxEnd | null> {
  try {
    await within(EXIT_MAX_MS, container.wait());
    const { State } = await container.inspect();
    return { outOfMemory: State.OOMKilled };
  } catch {
    return null;
  }
}

async function isCrowded(container: Docker.Container): Promise<boolean> {
  try {
    const asked = container.stats({ stream: false, 'one-shot': true });
    const { pids_stats } = crowdShape.parse(await within(STATS_MAX_MS, asked));
    return pids_stats.current >= pids_stats.limit - CROWD_ROOM;
  } catch {
    return false;
  }
}

/** Of the usual 1024. */
const SMALL_SHARE = 128;

async function giveWay(container: Docker.Container): Promise<void> {
  try {
    await container.update({ CpuShares: SMALL_SHARE });
  } catch {
    // An engine that cannot change a running container: it runs beside judgements as their equal.
  }
}

async function remove(container: Docker.Container): Promise<void> {
  try {
    await container.remove({ force: true, v: true });
  } catch {
    // Gone already, or the engine is: the sweep of orphans finds it by its label.
  }
}
