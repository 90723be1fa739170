// The image that student code runs in: made in the first way that works on this machine, kept until its contents change.
import { fail, ok } from '#contract/result.ts';
import { ensureRunnerImage, openEngine } from '#runner';
import type { ProbeEngine } from './engine.ts';
import type { Step } from './step.ts';
import { lack } from './step.ts';

/** An image file that IT ships to machines without registry and packages. */
const TAR_VARIABLE = 'INVIGIL_IMAGE_TAR';
/** The engine and debootstrap report every layer and package; a line now and then is enough to see that it moves. */
const SAY_EVERY_MS = 5_000;

export const probeEngine: ProbeEngine = async () => {
  const found = await openEngine();
  if (!found.ok) return null;
  found.value.close();
  return found.value.description;
};

export const imageStep: Step = {
  name: 'runner image',
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
    const tarFile = process.env[TAR_VARIABLE];
    try {
      const ensured = await ensureRunnerImage({
        engine,
        onProgress: nowAndThen(say),
        ...(tarFile === undefined ? {} : { tarFile }),
      });
      if (ensured.ok) {
        const { tag, way } = ensured.value;
        return ok(way === 'present' ? tag : `${tag}, made by way of ${way}`);
      }
      const why = ensured.error.tried.map((one) => `${one.way}: ${one.why}`).join('; ');
      return fail(
        lack(
          `The runner image could not be made, so nothing is graded (${why}).`,
          `See that an image registry or a Debian mirror answers, or set ${TAR_VARIABLE} to an image file from another machine.`,
        ),
      );
    } finally {
      engine.close();
    }
  },
};

function nowAndThen(say: (line: string) => void): (step: string) => void {
  let saidAtMs = 0;
  return (step) => {
    if (Date.now() - saidAtMs < SAY_EVERY_MS) return;
    saidAtMs = Date.now();
    say(step);
  };
}
