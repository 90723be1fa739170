// The images that student code runs in: made in the first way that works on this machine, kept until their contents change.
import { delimiter } from 'node:path';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { programsOf } from '#contract/programs.ts';
import { fail, ok } from '#contract/result.ts';
import { openCatalog } from '#problems';
import { ensureRunnerImage, openEngine } from '#runner';
import type { ImageAsk } from '#runner';
import type { ProbeEngine } from './engine.ts';
import type { Step } from './step.ts';
import { lack } from './step.ts';

/** Image files that IT ships to machines without registry and packages, separated as in PATH. */
const TAR_VARIABLE = 'INVIGIL_IMAGE_TAR';
/** The engine and debootstrap report every layer and package; a line now and then is enough to see that it moves. */
const SAY_EVERY_MS = 5_000;

export const probeEngine: ProbeEngine = async () => {
  const found = await openEngine();
  if (!found.ok) return null;
  found.value.close();
  return found.value.description;
};

/** The image of one language. */
export function imageStep(language: ProgrammingLanguage): Step {
  return {
    name: `runner image for ${language}`,
    run: async (say) => {
      const found = await openEngine();
      if (!found.ok) {
        return fail(
          lack(
            'Without an engine there is no runner image either.',
            'Run npm run setup again when the engine answers.',
          ),
        );
      }
      const engine = found.value;
      try {
        const ensured = await ensureByAnyFile({ engine, language, onProgress: nowAndThen(say) });
        if (ensured.ok) {
          const { tag, way } = ensured.value;
          return ok(way === 'present' ? tag : `${tag}, made by way of ${way}`);
        }
        const why = ensured.error.tried.map((one) => `${one.way}: ${one.why}`).join('; ');
        return fail(
          lack(
            `The runner image for ${language} could not be made, so nothing in it is graded (${why}).`,
            `See that an image registry or a Debian mirror answers, or set ${TAR_VARIABLE} to image files from another machine.`,
          ),
        );
      } finally {
        engine.close();
      }
    },
  };
}

/** Each file that was given holds one language's image; the last try goes on by the other ways. */
async function ensureByAnyFile(ask: ImageAsk): ReturnType<typeof ensureRunnerImage> {
  const files = (process.env[TAR_VARIABLE] ?? '').split(delimiter).filter((file) => file !== '');
  for (const tarFile of files) {
    const ensured = await ensureRunnerImage({ ...ask, tarFile, ways: ['tar'] });
    if (ensured.ok) return ensured;
  }
  return ensureRunnerImage({ ...ask, ways: ['dockerfile', 'debian'] });
}

/** Those that the problems of this folder are offered in. Python is always among them: the demo and the tests need it. */
export function languagesOf(problemsFolder: string): ProgrammingLanguage[] {
  const offered = openCatalog(problemsFolder)
    .list()
    .flatMap(({ problem }) => (problem.ok ? programsOf(problem.value.manifest) : []))
    .map(({ language }) => language);
  return [...new Set<ProgrammingLanguage>(['python', ...offered])];
}

function nowAndThen(say: (line: string) => void): (step: string) => void {
  let saidAtMs = 0;
  return (step) => {
    if (Date.now() - saidAtMs < SAY_EVERY_MS) return;
    saidAtMs = Date.now();
    say(step);
  };
}
