// The JSON schema of problem.yml, for editors: it completes keys and marks what is misspelt while an author types.
import { z } from 'zod';
import { problemManifestShape } from '#contract/problem.ts';

/** Beside the problems' folders, so that each problem.yml finds it one folder up. */
export const SCHEMA_FILE = 'problem.schema.json';
/** The first line of a problem.yml, as yaml-language-server (VS Code, Neovim, Zed and others) reads it. */
export const SCHEMA_LINE = `# yaml-language-server: $schema=../${SCHEMA_FILE}`;

/** What holds between keys (`manifest-rules.ts`) is not in it: `problems check` tells that. */
export function problemSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(problemManifestShape, { io: 'input', target: 'draft-7' });
  return { ...schema, title: 'A problem of Invigil (problem.yml)' };
}

export const problemSchemaText = (): string => `${JSON.stringify(problemSchema(), null, 2)}\n`;
