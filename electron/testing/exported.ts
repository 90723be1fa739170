// Exports as tests ask for them: only what differs from the defaults is said.
import { DEFAULT_CHOICES, makeExport } from '../gradebook/exports/export.ts';
import type { ExportChoices, ExportedFile } from '../gradebook/exports/export.ts';
import type { Grades } from '../gradebook/grades.ts';

export type Asked = Partial<ExportChoices> & Pick<ExportChoices, 'format'>;

export const tryExport = (grades: Grades, asked: Asked) =>
  makeExport(grades, { ...DEFAULT_CHOICES, ...asked });

/** @throws where it is refused */
export async function exported(grades: Grades, asked: Asked): Promise<ExportedFile> {
  const made = await tryExport(grades, asked);
  if (!made.ok) throw new Error(made.error.detail);
  return made.value;
}

/** Its bytes as UTF-8, with the mark where there is one. */
export const exportedText = async (grades: Grades, asked: Asked): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    (await exported(grades, asked)).bytes,
  );
