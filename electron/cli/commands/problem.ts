// `problem`: begins a new one, brings one over from elsewhere, and prints the schema for editors.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { problemIdShape } from '#contract/ids.ts';
import { programmingLanguageShape } from '#contract/language.ts';
import type { ProgrammingLanguage } from '#contract/language.ts';
import { readCsvCases } from '../../../problems/csv-cases.ts';
import { exercismProblem } from '../../../problems/exercism.ts';
import { NEW_KINDS, exampleProblem, problemOfCases } from '../../../problems/new-problem.ts';
import type { NewFile, NewKind } from '../../../problems/new-problem.ts';
import type { FileFault } from '../../../problems/plain-file.ts';
import { SCHEMA_FILE, problemSchemaText } from '../../../problems/problem-schema.ts';
import { CommandFailure, printJson, say } from '../output.ts';

type Place = { readonly dir: string; readonly json: boolean };
type NewOptions = Place & {
  readonly language: string;
  readonly kind: string;
  readonly csv?: string;
};

export function problemCommand(program: Command): void {
  const problem = program.command('problem').description('write a problem');
  problem
    .command('new')
    .description('begin a problem that passes `problems check`, to be changed piece by piece')
    .argument('<id>', 'its id, which is its folder’s name too: lower case, digits, _ and -')
    .option('--language <names>', 'python, javascript, java, csharp; several with commas', 'python')
    .option('--kind <kind>', NEW_KINDS.join(', '), 'io')
    .option('--csv <file>', 'take the cases from a table of inputs and outputs')
    .option('--dir <dir>', 'the folder of problems', 'problems')
    .option('--json', 'print one JSON value on standard output', false)
    .action((id: string, options: NewOptions) => {
      write(id, options, newFiles(id, options));
    });
  problem
    .command('import')
    .description('bring over an exercise of Exercism’s Python track')
    .argument('<folder>', 'the exercise, with its .docs and .meta')
    .requiredOption('--id <id>', 'the id of the new problem')
    .option('--dir <dir>', 'the folder of problems', 'problems')
    .option('--json', 'print one JSON value on standard output', false)
    .action((folder: string, options: Place & { readonly id: string }) => {
      const files = exercismProblem(path.resolve(folder), options.id);
      if (!files.ok) throw failureOf([files.error]);
      write(options.id, options, files.value);
      say(
        'All tests are public and the Spanish text is the English one: see problems/AUTHORING.md.',
      );
    });
  problem
    .command('schema')
    .description('print the JSON schema of problem.yml')
    .action(() => {
      process.stdout.write(problemSchemaText());
    });
}

function newFiles(id: string, { language, kind, csv }: NewOptions): NewFile[] {
  const wanted = { id, languages: languagesOf(language) };
  const known = NEW_KINDS.find((one) => one === kind);
  if (known === undefined)
    throw new CommandFailure('unknown-kind', `"${kind}": the kinds are ${NEW_KINDS.join(', ')}.`);
  refuseMixture(known, wanted.languages, csv);
  if (csv === undefined) return exampleProblem(wanted, known);
  if (!existsSync(csv)) throw new CommandFailure('missing-file', `${csv}: there is no such file.`);
  const cases = readCsvCases(readFileSync(csv, 'utf8'), csv);
  if (!cases.ok) throw failureOf(cases.error);
  return problemOfCases(wanted, cases.value);
}

function refuseMixture(
  kind: NewKind,
  languages: readonly ProgrammingLanguage[],
  csv: string | undefined,
): void {
  if (kind === 'pytest' && languages.some((language) => language !== 'python'))
    throw new CommandFailure('python-only', 'Pytest files test Python only: use io or call.');
  if (kind !== 'io' && csv !== undefined)
    throw new CommandFailure('io-only', 'A table of inputs and outputs makes io cases only.');
}

function languagesOf(names: string): ProgrammingLanguage[] {
  const given = names.split(',').map((name) => name.trim());
  const known = given.map((name) => {
    const language = programmingLanguageShape.safeParse(name);
    if (language.success) return language.data;
    const options = programmingLanguageShape.options.join(', ');
    throw new CommandFailure('unknown-language', `"${name}": the languages are ${options}.`);
  });
  return [...new Set(known)];
}

function failureOf(faults: readonly FileFault[]): CommandFailure {
  const words = faults.map(
    ({ file, line, column, sentence }) =>
      `${file}${line === null ? '' : `:${line}:${column ?? 1}`}: ${sentence}`,
  );
  return new CommandFailure('unreadable', words.join('\n'), { faults });
}

/** Writes nothing where there is something already. */
function write(id: string, { dir, json }: Place, files: readonly NewFile[]): void {
  if (!problemIdShape.safeParse(id).success)
    throw new CommandFailure('bad-id', `"${id}" is no id: lower case letters, digits, _ and -.`);
  const folder = path.resolve(dir, id);
  if (existsSync(folder)) throw new CommandFailure('exists', `${folder} is there already.`);
  mkdirSync(path.join(folder, 'solutions'), { recursive: true });
  for (const { name, text } of files)
    writeFileSync(path.join(folder, ...name.split('/')), text, { flag: 'wx' });
  const schema = path.resolve(dir, SCHEMA_FILE);
  if (!existsSync(schema)) writeFileSync(schema, problemSchemaText());
  if (json) printJson({ folder, files: files.map(({ name }) => name) });
  say(`${folder}: ${files.length} files. Next: problems check ${folder}`);
}
