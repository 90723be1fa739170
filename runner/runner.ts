// The door of the runner: sources in, reports out, and what set-up, doctor and bench need of engine and image.
import { availableParallelism, homedir, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { limitsShape } from '#contract/problem.ts';
import type { Limits } from '#contract/problem.ts';
import { fail } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { createImages } from './images.ts';
import type { Pins } from './images.ts';
import { assertUnchanged, judgeInSandboxes } from './judgement.ts';
import type { Runner, RunnerFault } from './judging.ts';
import { recipes } from './languages/languages.ts';
import { engineAddresses } from './sandbox/engine-address.ts';
import type { EngineAddress } from './sandbox/engine-address.ts';
import { usualPoolSize } from './sandbox/allowances.ts';
import type { Want } from './sandbox/allowances.ts';
import { createEngineWatch } from './sandbox/engine-watch.ts';
import { findEngine, sandboxObjection } from './sandbox/engine.ts';
import type { Engine, EngineAbsent } from './sandbox/engine.ts';
import { ensureImage, imageId, IMAGE_WAYS } from './sandbox/image.ts';
import type { EnsuredImage, ImageFault, ImageWay } from './sandbox/image.ts';
import { saveImageTar } from './sandbox/image-from-tar.ts';
import { nameImages } from './sandbox/image-names.ts';
import { newOwner } from './sandbox/owner.ts';
import type { Progress } from './sandbox/progress.ts';
import { createSupply } from './sandbox/supply.ts';
import { createTurns } from './sandbox/turns.ts';
import { createWorkshop } from './sandbox/workshop.ts';
import { runTrial } from './trial-run.ts';
import { allWants } from './wants.ts';

export type { JudgeRequest, Runner, RunnerFault, TrialAsk, TrialEnd, TrialRun } from './judging.ts';
export type { Pins } from './images.ts';
export type { EngineAddress } from './sandbox/engine-address.ts';
export type { Engine, EngineAbsent } from './sandbox/engine.ts';
export type { EnsuredImage, ImageFault, ImageWay } from './sandbox/image.ts';
export { equalPoints } from './score/points.ts';
export { knownCheats } from './attacks/known-cheats.ts';
export { parseAddress } from './sandbox/engine-address.ts';
export { tagsInImageFile } from './sandbox/image-file.ts';

export type RunnerOptions = {
  /** Goes into each report's record. */
  readonly toolVersion: string;
  /** Judgements at once. Default: the machine's cores. */
  readonly concurrency?: number;
  /** Sandboxes kept ready; 0 makes each on demand. Default: what a sixteenth of the machine's memory holds, at most 32. */
  readonly poolSize?: number;
  /** Those whose images must be there; `prepare` changes it. Others are judged too, where theirs is. Default: Python. */
  readonly languages?: readonly ProgrammingLanguage[];
  /** Limits of Python's sandboxes to prepare before the first request or `prepare`. Default: those of a problem that states none. */
  readonly usualLimits?: Limits;
  /** Where to look for the engine. Default: DOCKER_HOST, else the usual sockets. */
  readonly engineAddresses?: readonly EngineAddress[];
  /** Another OCI runtime that the engine knows, such as `runsc`. Default: the engine's own choice. */
  readonly runtime?: string;
  /** The folder of the sandbox's own code. Default: the one beside this file. */
  readonly imageFolder?: string;
  /** Digests that images must have. Default: whatever image this version makes. */
  readonly pins?: Pins;
  /** Told which container a submission runs in, so that the engine's log and ours can be read together. */
  readonly onLent?: (lent: { readonly submissionId: string; readonly container: string }) => void;
  /** What went wrong outside any judgement, in one line each. */
  readonly onTrouble?: (what: string) => void;
};

export type PooledRunner = Runner & {
  /** Resolves when as many sandboxes wait as can be kept; at once while there is no engine. */
  warm(): Promise<void>;
  /** Resolves when the sandboxes used so far are removed. */
  swept(): Promise<void>;
  /** Sandboxes that wait. */
  readyCount(): number;
};

/** Starts looking for an engine at once and fills the pool; `judge` may be called straight away. */
export function createRunner(options: RunnerOptions): PooledRunner {
  const concurrency = options.concurrency ?? availableParallelism();
  const folder = options.imageFolder ?? IMAGE_FOLDER;
  const images = createImages(folder, options.languages ?? ['python'], options.pins);
  const owner = newOwner();
  const turns = createTurns(concurrency);
  let isClosed = false;

  const watch = createEngineWatch({
    find: () => findEngine(options.engineAddresses ?? usualAddresses(), sandboxObjection),
    images: images.find,
  });
  const supply = createSupply({
    watch,
    open: (ready) => createWorkshop({ ready, owner, runtime: options.runtime ?? null }),
    poolSize: options.poolSize ?? usualPoolSize(totalmem(), concurrency),
    usual: [usualWant(options.usualLimits)],
    concurrency,
    onTrouble: options.onTrouble ?? (() => undefined),
  });

  return {
    concurrency,
    engine: () => watch.state(),
    onEngine: (listener) => watch.onChange(listener),
    prepare: (problems) => {
      const wants = allWants(problems);
      images.need([...new Set(wants.map((want) => want.language))]);
      supply.prepare(wants);
      watch.lookAgain();
    },
    canJudge: (language) => watch.ready()?.images[language] !== undefined,
    judge: async (request) => {
      assertUnchanged(request);
      const startedMs = performance.now();
      const giveBack = await turns.take(request.purpose);
      try {
        const { toolVersion } = options;
        const lend = async (want: Want) => {
          const lent = isClosed ? fail(CLOSED) : await supply.take(want);
          const { submissionId } = request;
          if (lent.ok && submissionId !== undefined)
            options.onLent?.({ submissionId, container: lent.value.id });
          return lent;
        };
        const parts = { lend, blame: supply.blame, imageTag: images.tag, toolVersion, startedMs };
        const report = await judgeInSandboxes(request, parts);
        return report.ok || !isClosed ? report : fail(CLOSED);
      } finally {
        giveBack();
        supply.refill();
      }
    },
    trial: (ask) =>
      runTrial(ask, {
        lend: async (want) => (isClosed ? fail(CLOSED) : supply.take(want)),
        blame: supply.blame,
        turn: () => turns.take('trial'),
      }),
    warm: () => supply.full(),
    swept: () => supply.swept(),
    readyCount: () => supply.readyCount(),
    close: async () => {
      isClosed = true;
      await supply.close();
      await watch.close();
    },
  };
}

/** What is kept ready until somebody says which problems there are. */
function usualWant(limits: Limits = limitsShape.parse({})): Want {
  const { pytest, cases } = recipes.python;
  return { language: 'python', outfit: pytest ?? cases, limits };
}

const IMAGE_FOLDER = fileURLToPath(new URL('./images', import.meta.url));
const CLOSED: RunnerFault = { kind: 'closed', detail: 'the runner was closed' };

/** The places where this machine's engine may be. */
export function usualAddresses(): EngineAddress[] {
  const uid = process.getuid?.() ?? null;
  return engineAddresses({ platform: process.platform, env: process.env, home: homedir(), uid });
}

/** The engine for set-up and doctor. Close it after use. */
export const openEngine = (
  addresses: readonly EngineAddress[] = usualAddresses(),
): Promise<Result<Engine, EngineAbsent>> => findEngine(addresses);

export type ImageAsk = {
  readonly engine: Engine;
  /** Default: Python. */
  readonly language?: ProgrammingLanguage;
  /** Of all images' code. Default: the one beside this file. */
  readonly imageFolder?: string;
  /** An image file that IT ships; tried first. */
  readonly tarFile?: string;
  /** Default: every way, in the order tar, dockerfile, debian. */
  readonly ways?: readonly ImageWay[];
  readonly onProgress?: Progress;
};

/** Makes sure that the engine has the image. Safe to call again and after an interruption: only what is missing is made. */
export function ensureRunnerImage(ask: ImageAsk): Promise<Result<EnsuredImage, ImageFault>> {
  const recipe = recipes[ask.language ?? 'python'];
  return ensureImage({
    engine: ask.engine,
    recipe,
    names: nameImages(recipe.image, ask.imageFolder ?? IMAGE_FOLDER),
    tarFile: ask.tarFile ?? null,
    ways: ask.ways ?? IMAGE_WAYS,
    onProgress: ask.onProgress ?? (() => undefined),
  });
}

/** @returns the id of the image that this version of Invigil uses, or null when the engine does not have it */
export function findRunnerImage(
  engine: Engine,
  language: ProgrammingLanguage = 'python',
  imageFolder = IMAGE_FOLDER,
) {
  const { tag } = nameImages(recipes[language].image, imageFolder);
  return imageId(engine, tag).then((id) => ({ tag, id }));
}

/** Writes the image to one file, for machines that reach neither registry nor packages. @throws when it cannot */
export async function saveRunnerImage(
  engine: Engine,
  file: string,
  language: ProgrammingLanguage = 'python',
): Promise<string> {
  const { tag } = nameImages(recipes[language].image, IMAGE_FOLDER);
  await saveImageTar(engine, tag, file);
  return tag;
}
