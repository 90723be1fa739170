// Collects from folders, shares and sticks: every bundle below them, a few at a time.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { BundleKind } from '#contract/bundle.ts';
import type { Book } from './book.ts';
import { takeIn } from './collect.ts';
import type { Collecting, Outcome } from './collect.ts';
import { examineSideBySide } from './examine-side-by-side.ts';

export type Collected = {
  readonly files: number;
  readonly taken: Readonly<Record<BundleKind, number>>;
  /** Were in the book. */
  readonly known: number;
  /** Of an exam whose people were taken out of the book. */
  readonly purged: number;
  readonly setAside: readonly Extract<Outcome, { kind: 'set-aside' }>[];
  /** Folders that could not be read. */
  readonly unreadable: readonly { readonly file: string; readonly detail: string }[];
};

export async function collectFolders(
  book: Book,
  folders: readonly string[],
  collecting: Collecting,
  nowMs: number,
): Promise<Collected> {
  const unreadable: { file: string; detail: string }[] = [];
  const taken = { submission: 0, result: 0, attempt: 0, edits: 0, log: 0 };
  const setAside: Extract<Outcome, { kind: 'set-aside' }>[] = [];
  const counts = { files: 0, known: 0, purged: 0 };
  const count = (outcome: Outcome): void => {
    counts.files += 1;
    if (outcome.kind === 'taken') taken[outcome.fact] += 1;
    else if (outcome.kind === 'set-aside') setAside.push(outcome);
    else counts[outcome.kind] += 1;
  };
  const files = folders.flatMap((folder) => bundlesBelow(folder, unreadable));
  const known = book.reading.hashes(collecting.exam.id);
  for await (const examined of examineSideBySide(files, collecting, known)) {
    const outcomes = book.facts.together(() =>
      examined.map((one) => takeIn(book, one, collecting, nowMs)),
    );
    outcomes.forEach(count);
  }
  return { ...counts, taken, setAside, unreadable };
}

/** By name, so that the same folder is always collected in the same order. Links are not followed. */
function bundlesBelow(folder: string, unreadable: { file: string; detail: string }[]): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) return bundlesBelow(file, unreadable);
        return entry.isFile() && entry.name.endsWith('.bundle') ? [file] : [];
      });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    unreadable.push({ file: folder, detail: error.message });
    return [];
  }
}
