// `image`: the runner's images, one for each language, made here or carried on a stick to machines that reach no registry.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { programmingLanguageShape } from '#contract/language.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import {
  ensureRunnerImage,
  findRunnerImage,
  openEngine,
  saveRunnerImage,
  tagsInImageFile,
} from '#runner';
import type { Engine, ImageAsk } from '#runner';
import { pinsOf, runnerSettings } from '../../assembly/runner-settings.ts';
import { nextSteps } from '../../station/next-step.ts';
import { configured } from '../configured.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Options = { readonly json: boolean; readonly language?: string };

export function imageCommand(program: Command): void {
  const image = program.command('image').description('the images that sandboxes are made from');
  const jsonOption = ['--json', 'print one JSON value on standard output', false] as const;
  const names = programmingLanguageShape.options.join(', ');
  const languageOption = ['--language <language>', `one of ${names}`] as const;
  image
    .command('list')
    .description('say which images this version needs and whether the engine has them')
    .option(...languageOption)
    .option(...jsonOption)
    .action((options: Options) => withEngine((engine) => list(engine, options)));
  image
    .command('verify')
    .description('hold the images against the digests of this machine’s configuration')
    .option(...jsonOption)
    .action((options: Options) => withEngine((engine) => verify(engine, options)));
  image
    .command('build')
    .description('make an image in the first way that works here; nothing when it is there')
    .option(...languageOption)
    .option(...jsonOption)
    .action((options: Options) =>
      withEngine((engine) => ensure({ engine, language: languageOf(options) }, options)),
    );
  image
    .command('load')
    .description('take an image from a file that `image save` wrote')
    .argument('<file>')
    .option(...languageOption)
    .option(...jsonOption)
    .action((file: string, options: Options) => {
      const ask = { tarFile: path.resolve(file), language: languageIn(file, options) };
      return withEngine((engine) => ensure({ engine, ...ask, ways: ['tar'] }, options));
    });
  image
    .command('save')
    .description('write an image to one file')
    .argument('<file>')
    .option(...languageOption)
    .option(...jsonOption)
    .action((file: string, options: Options) =>
      withEngine((engine) => save(engine, path.resolve(file), options)),
    );
}

/** Python's stands at the top as well, for scripts of a time when there was no other. */
async function list(engine: Engine, options: Options): Promise<void> {
  const asked = options.language === undefined ? languages : [languageOf(options)];
  const images = await Promise.all(
    asked.map(async (language) => ({ language, ...(await findRunnerImage(engine, language)) })),
  );
  if (options.json) printJson({ tag: images[0]?.tag, id: images[0]?.id, images });
  for (const { language, tag, id } of images)
    say(`${tag}: ${id ?? `missing, \`image build --language ${language}\` makes it`}`);
}

/** @throws CommandFailure where one is missing, or another than the configuration names */
async function verify(engine: Engine, { json }: Options): Promise<void> {
  const { config } = configured();
  const pins = pinsOf(config);
  const images = await Promise.all(
    languages
      .filter((language) => config.languages.includes(language) || pins[language] !== undefined)
      .map(async (language) => {
        const { tag, id } = await findRunnerImage(engine, language);
        const pin = pins[language] ?? null;
        const state = id === null ? 'missing' : pin === null || pin === id ? 'ok' : 'changed';
        return { language, tag, id, pin, state };
      }),
  );
  if (json) printJson({ ok: images.every(({ state }) => state === 'ok'), images });
  for (const { tag, id, pin, state } of images)
    say(
      `${state.padEnd(8)} ${tag}: ${id ?? 'none'}${pin === null ? ', not pinned' : `, ${pin} wanted`}`,
    );
  if (images.some(({ state }) => state !== 'ok')) process.exitCode = 1;
}

async function save(engine: Engine, file: string, options: Options): Promise<void> {
  const language = languageOf(options);
  const { id } = await findRunnerImage(engine, language);
  if (id === null)
    throw new CommandFailure(
      'image-missing',
      `There is no image for ${language} yet: \`image build --language ${language}\` makes it.`,
    );
  const tag = await saveRunnerImage(engine, file, language);
  if (options.json) printJson({ tag, file });
  say(`Wrote ${tag} to ${file}.`);
}

const languages = programmingLanguageShape.options;

/** @throws CommandFailure where it is no image of ours, or not of the language that was asked for */
function languageIn(file: string, options: Options): ProgrammingLanguage {
  if (!existsSync(file)) throw new CommandFailure('missing-file', `${file}: no such file.`);
  const tags = statSync(file).isFile() ? tagsInImageFile(file) : null;
  const held = languages.filter((language) =>
    tags?.some((tag) => tag.split('/').at(-1)?.startsWith(`invigil-${language}:`)),
  );
  const holds =
    tags === null ? 'is no file of `image save`' : `holds ${tags.join(', ') || 'no named image'}`;
  const [only] = held;
  if (only === undefined)
    throw new CommandFailure('wrong-file', `${file} ${holds}: nothing was loaded.`);
  if (options.language === undefined) return only;
  const wanted = languageOf(options);
  if (held.includes(wanted)) return wanted;
  throw new CommandFailure('wrong-file', `${file} ${holds}, not ${wanted}: nothing was loaded.`);
}

function languageOf({ language = 'python' }: Options): ProgrammingLanguage {
  const known = programmingLanguageShape.safeParse(language);
  if (known.success) return known.data;
  throw new CommandFailure('unknown-language', `Known languages are ${languages.join(', ')}.`);
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
  const engine = await openEngine(runnerSettings(configured().config).engineAddresses);
  if (!engine.ok) {
    const whys = engine.error.tried.map(({ address, why }) => `${address}: ${why}`);
    const message = `No container engine answers (${whys.join('; ')}). ${nextSteps.engine.en}`;
    throw new CommandFailure('engine-absent', message, { tried: engine.error.tried });
  }
  try {
    return await use(engine.value);
  } finally {
    engine.value.close();
  }
}
