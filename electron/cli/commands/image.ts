// `image`: the runner image, made here or carried on a stick to machines that reach no registry.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { ensureRunnerImage, findRunnerImage, openEngine, saveRunnerImage } from '#runner';
import type { Engine, ImageAsk } from '#runner';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = { readonly json: boolean };

export function imageCommand(program: Command): void {
  const image = program.command('image').description('the image that sandboxes are made from');
  const jsonOption = ['--json', 'print one JSON value on standard output', false] as const;
  image
    .command('list')
    .description('say which image this version needs and whether the engine has it')
    .option(...jsonOption)
    .action((options: Options) =>
      withEngine(async (engine) => {
        const found = await findRunnerImage(engine);
        if (options.json) printJson(found);
        say(`${found.tag}: ${found.id ?? 'missing, `image build` makes it'}`);
      }),
    );
  image
    .command('build')
    .description('make the image in the first way that works here; nothing when it is there')
    .option(...jsonOption)
    .action((options: Options) => withEngine((engine) => ensure({ engine }, options)));
  image
    .command('load')
    .description('take the image from a file that `image save` wrote')
    .argument('<file>')
    .option(...jsonOption)
    .action((file: string, options: Options) => {
      if (!existsSync(file)) throw new CommandFailure('missing-file', `${file}: no such file.`);
      const tarFile = path.resolve(file);
      return withEngine((engine) => ensure({ engine, tarFile, ways: ['tar'] }, options));
    });
  image
    .command('save')
    .description('write the image to one file')
    .argument('<file>')
    .option(...jsonOption)
    .action((file: string, options: Options) =>
      withEngine(async (engine) => {
        const { id } = await findRunnerImage(engine);
        if (id === null)
          throw new CommandFailure(
            'image-missing',
            'There is no image yet: `image build` makes it.',
          );
        const tag = await saveRunnerImage(engine, path.resolve(file));
        if (options.json) printJson({ tag, file: path.resolve(file) });
        say(`Wrote ${tag} to ${file}.`);
      }),
    );
}

async function ensure(ask: ImageAsk, { json }: Options): Promise<void> {
  const ensured = await ensureRunnerImage({ ...ask, onProgress: say });
  if (!ensured.ok) {
    const whys = ensured.error.tried.map(({ way, why }) => `${way}: ${why}`);
    const message = `The image ${ensured.error.tag} could not be made. ${whys.join('; ')}`;
    throw new CommandFailure('image-failed', message, { tried: ensured.error.tried });
  }
  if (json) printJson(ensured.value);
  const { tag, way } = ensured.value;
  say(`${tag}: ${way === 'present' ? 'already here' : `made by ${way}`}.`);
}

async function withEngine<Value>(use: (engine: Engine) => Promise<Value>): Promise<Value> {
  const engine = await openEngine();
  if (!engine.ok) {
    const whys = engine.error.tried.map(({ address, why }) => `${address}: ${why}`);
    const message = `No container engine answers (${whys.join('; ')}): \`npm run setup\` installs one.`;
    throw new CommandFailure('engine-absent', message, { tried: engine.error.tried });
  }
  try {
    return await use(engine.value);
  } finally {
    engine.value.close();
  }
}
