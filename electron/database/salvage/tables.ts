// The tables that this version knows, as its own migrations make them: what a record must look like to be a row of one.
import BetterSqlite3 from 'better-sqlite3';
import { UNNAMED_LANGUAGE } from '#contract/language.ts';
import { migrate } from '../migrate.ts';
import type { Database } from '../open.ts';
import type { Value } from './record.ts';

type Column = { readonly name: string; readonly type: string; readonly mayBeNull: boolean };

export type Table = {
  readonly name: string;
  readonly isWithoutRowid: boolean;
  /** As records hold them: the key's columns first, where there is no rowid. */
  readonly columns: readonly Column[];
  /** The column that is the rowid under another name; records hold null in its place. */
  readonly rowidColumn: string | null;
};

/** A new database of this version's schema, without a row. */
export function emptyDatabase(file: string): Database {
  const db = new BetterSqlite3(file);
  db.pragma('foreign_keys = OFF');
  migrate(db);
  return db;
}

type Info = { name: string; type: string; notnull: number; pk: number };

export function tablesOf(db: Database): Table[] {
  const list = db.prepare<[], { name: string; wr: number }>(
    `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  const columns = db.prepare<[string], Info>('SELECT * FROM pragma_table_info(?)');
  return list.all().map(({ name, wr }) => tableOf(name, wr === 1, columns.all(name)));
}

/** No records of an exam: which migrations a database has seen, and who sat at the station just then. */
export const isOfNoInterest = ({ name }: Table): boolean => name === 'migration' || name === 'seat';

function tableOf(name: string, isWithoutRowid: boolean, infos: readonly Info[]): Table {
  const keys = infos.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
  const rowidColumn =
    !isWithoutRowid && keys.length === 1 && keys[0]?.type === 'INTEGER' ? keys[0].name : null;
  const stored = isWithoutRowid ? [...keys, ...infos.filter(({ pk }) => pk === 0)] : infos;
  const columns = stored.map((info) => ({
    name: info.name,
    type: info.type,
    // SQLite lets keys of tables with a rowid be null; nothing here writes one.
    mayBeNull: info.notnull === 0 && info.pk === 0,
  }));
  return { name, isWithoutRowid, rowidColumn, columns };
}

/** Records of a schema before a column became part of the key hold every other column in the same order. */
const KEYED_LATER: Readonly<Record<string, { readonly column: string; readonly value: Value }>> = {
  draft: { column: 'language', value: UNNAMED_LANGUAGE },
  edit: { column: 'language', value: UNNAMED_LANGUAGE },
};

/** A row, or null when the record cannot be one of this table, as it is or as it was. */
export function rowOf(
  table: Table,
  rowid: bigint | null,
  values: readonly Value[],
): Record<string, Value> | null {
  const row = rowAsIs(table, rowid, values);
  const later = KEYED_LATER[table.name];
  if (row !== null || later === undefined) return row;
  const columns = table.columns.filter(({ name }) => name !== later.column);
  const earlier = rowAsIs({ ...table, columns }, rowid, values);
  return earlier === null ? null : { ...earlier, [later.column]: later.value };
}

function rowAsIs(
  table: Table,
  rowid: bigint | null,
  values: readonly Value[],
): Record<string, Value> | null {
  if ((rowid === null) !== table.isWithoutRowid || values.length > table.columns.length)
    return null;
  const row: Record<string, Value> = {};
  for (const [index, column] of table.columns.entries()) {
    const stored = values[index] ?? null;
    if (column.name === table.rowidColumn) {
      if (stored !== null || rowid === null) return null;
      row[column.name] = BigInt.asIntN(53, rowid) === rowid ? Number(rowid) : rowid;
      continue;
    }
    if (!fits(column, stored)) return null;
    row[column.name] = stored;
  }
  return row;
}

function fits({ type, mayBeNull }: Column, value: Value): boolean {
  if (value === null) return mayBeNull;
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'BLOB') return value instanceof Uint8Array;
  if (type === 'REAL') return typeof value === 'number';
  return typeof value === 'bigint' || Number.isInteger(value);
}
