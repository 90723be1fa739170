// Looks into a station's database from beside it, for tests that must not trust what the host says.
import { openDatabaseForReading } from '../database/open.ts';
import { gradebookStore } from '../gradebook/store.ts';

export type KeptRows = {
  readonly submissions: readonly {
    readonly id: string;
    readonly state: string;
    readonly tries: number;
  }[];
  readonly results: readonly { readonly submissionId: string; readonly score: number }[];
  readonly grades: ReturnType<ReturnType<typeof gradebookStore>['list']>;
};

export function keptRows(dataDir: string): KeptRows {
  const opened = openDatabaseForReading(dataDir);
  if (!opened.ok) throw new Error(opened.error.kind);
  const db = opened.value;
  try {
    return {
      submissions: db
        .prepare<[], KeptRows['submissions'][number]>('SELECT id, state, tries FROM submission')
        .all(),
      results: db
        .prepare<[], KeptRows['results'][number]>(
          'SELECT submission_id AS submissionId, score FROM submission_result',
        )
        .all(),
      grades: gradebookStore(db).list(),
    };
  } finally {
    db.close();
  }
}
