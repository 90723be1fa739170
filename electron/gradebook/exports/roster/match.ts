// Who of the exam is who in the LMS: by id, then login, then email; never by name alone. What is not certain is told.
import type { GradedStudent } from '../../grades.ts';
import type { LmsRow } from './lms-file.ts';
import { foldKey, namesAgree } from './names.ts';

export type Pair = { readonly student: GradedStudent; readonly row: LmsRow };

/** One row that does not simply match; `why` is one English sentence for a person. */
export type Trouble = {
  readonly kind: 'unmatched' | 'doubtful' | 'duplicate';
  /** Null where the row is in the LMS's file alone. */
  readonly studentId: string | null;
  readonly name: string;
  /** Null where the student is in the exam alone. */
  readonly line: number | null;
  readonly why: string;
};

export type Matching = {
  readonly certain: readonly Pair[];
  /** Matched by a key, but something speaks against it. */
  readonly doubtful: readonly Pair[];
  readonly troubles: readonly Trouble[];
};

export function matchRoster(students: readonly GradedStudent[], rows: readonly LmsRow[]): Matching {
  const search = searchOf(rows);
  const finds = students.map((student) => ({ student, ...findRow(student, search) }));
  const claims = Map.groupBy(finds, ({ row }) => row);
  const certain: Pair[] = [];
  const doubtful: Pair[] = [];
  const troubles: Trouble[] = [];
  for (const { student, row, trouble } of finds) {
    const { id: studentId, name } = student;
    if (row === null) {
      troubles.push({ ...trouble, studentId, name });
      continue;
    }
    const rivals = (claims.get(row)?.length ?? 0) - 1;
    const doubt = rivals > 0 ? null : (trouble ?? doubtOf(student, row));
    if (rivals > 0) {
      const why = `Line ${row.line} fits ${rivals === 1 ? 'another student' : `${rivals} other students`} too.`;
      troubles.push({ kind: 'duplicate', studentId, name, line: row.line, why });
    } else if (doubt === null) certain.push({ student, row });
    else {
      doubtful.push({ student, row });
      troubles.push({ ...doubt, studentId, name });
    }
  }
  return { certain, doubtful, troubles: [...troubles, ...strangers(rows, search, claims)] };
}

type Key = 'id' | 'login' | 'email';
type Search = Readonly<Record<Key, ReadonlyMap<string, readonly LmsRow[]>>>;
type Find =
  | { readonly row: null; readonly trouble: Omit<Trouble, 'studentId' | 'name'> }
  | { readonly row: LmsRow; readonly trouble: Omit<Trouble, 'studentId' | 'name'> | null };

function searchOf(rows: readonly LmsRow[]): Search {
  const by = (key: Key) => {
    const groups = Map.groupBy(rows, (row) => foldKey(row[key]));
    groups.delete('');
    return groups;
  };
  return { id: by('id'), login: by('login'), email: by('email') };
}

function findRow({ id, email }: GradedStudent, search: Search): Find {
  const key = foldKey(id);
  const mail = foldKey(email ?? '');
  const rounds: readonly (readonly [Key, readonly (readonly LmsRow[])[]])[] = [
    ['id', [search.id.get(key) ?? []]],
    ['login', [search.login.get(key) ?? []]],
    // Many a university signs in by address: it may stand in either column.
    ['email', [mail, key].flatMap((one) => mailRows(one, search))],
  ];
  const hits = rounds.flatMap(([name, found]) => {
    const rows = [...new Set(found.flat())];
    return rows.length === 0 ? [] : [{ name, rows }];
  });
  const [first, ...others] = hits;
  const [row, second] = first?.rows ?? [];
  if (first === undefined || row === undefined) return { row: null, trouble: missing(key, search) };
  if (second !== undefined) {
    const why = `Lines ${first.rows.map(({ line }) => line).join(' and ')} have the same ${first.name}.`;
    return { row: null, trouble: { kind: 'duplicate', line: row.line, why } };
  }
  const against = others.find(({ rows }) => !rows.includes(row));
  if (against === undefined) return { row, trouble: null };
  const why = `By ${first.name} it is line ${row.line}, by ${against.name} line ${against.rows[0]?.line}.`;
  return { row, trouble: { kind: 'doubtful', line: row.line, why } };
}

function mailRows(key: string, { email, login }: Search): readonly (readonly LmsRow[])[] {
  return key.includes('@') ? [email.get(key) ?? [], login.get(key) ?? []] : [];
}

function missing(key: string, { id }: Search): Omit<Trouble, 'studentId' | 'name'> {
  const bare = key.replace(/^0+/, '');
  const near = bare === '' ? undefined : id.get(bare)?.[0];
  const why =
    near === undefined || bare === key
      ? 'Not in the roster of the LMS.'
      : `Not in the roster of the LMS; line ${near.line} has ${bare}: a spreadsheet may have lost the zeros.`;
  return { kind: 'unmatched', line: null, why };
}

function doubtOf(student: GradedStudent, row: LmsRow): Omit<Trouble, 'studentId' | 'name'> | null {
  if (namesAgree(student.name, row.name)) return null;
  const why = `Line ${row.line} calls this student ${JSON.stringify(row.name)}.`;
  return { kind: 'doubtful', line: row.line, why };
}

/** Rows that nobody of the exam is; those told as duplicates are not told twice. */
function strangers(
  rows: readonly LmsRow[],
  search: Search,
  claims: ReadonlyMap<LmsRow | null, unknown>,
): Trouble[] {
  const isTwin = (row: LmsRow) =>
    (['id', 'login', 'email'] as const).some(
      (key) => (search[key].get(foldKey(row[key]))?.length ?? 0) > 1,
    );
  return rows
    .filter((row) => !claims.has(row))
    .map((row) => ({
      kind: isTwin(row) ? 'duplicate' : 'unmatched',
      studentId: null,
      name: row.name,
      line: row.line,
      why: isTwin(row)
        ? 'Another line has the same key.'
        : 'In the roster of the LMS, but not in this exam.',
    }));
}
