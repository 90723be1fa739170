// Reads what can be read of a damaged database, page by page: a page that is lost costs what lay on it, and no more.
//
// Rows are put into a new database of the same schema, whose own checks refuse what is no row. Pages that the tables'
// trees lead to come first; pages that nothing leads to any more follow, each taken for the one table that its records
// fit. A row whose key is there already is an older copy, and left out.
import BetterSqlite3 from 'better-sqlite3';
import { countRows } from '../at-a-glance.ts';
import type { Database } from '../open.ts';
import { readTreePage, u32 } from './btree.ts';
import type { Cell, TreePage } from './btree.ts';
import type { Pages } from './pages.ts';
import type { Value } from './record.ts';
import { isOfNoInterest, rowOf, tablesOf } from './tables.ts';
import type { Table } from './tables.ts';

export type Salvaged = {
  /** Rows taken over, by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Records that are damaged in a page that is not. */
  readonly unreadable: number;
  /** Pages that should hold rows and cannot be read, by number. */
  readonly lostPages: readonly number[];
  /** Pages whose way from their table's root is lost; their rows were found all the same. */
  readonly strayPages: number;
};

type Found = { readonly table: Table; readonly root: number };

export function salvageInto(target: Database, pages: Pages): Salvaged {
  const tables = tablesOf(target);
  const keep = keeper(target, tables);
  const { found, others } = rootsIn(pages, tables);
  const reached = new Map<number, Table | null>([[1, null]]);
  const lostPages: number[] = [];
  for (const { table, root } of found) walk(pages, root, table, reached, lostPages);
  for (const root of others) walk(pages, root, null, reached, []);
  let unreadable = 0;
  for (const [number, table] of reached) {
    const page = table === null ? null : readTreePage(pages, number);
    if (table === null || page === null) continue;
    unreadable += page.unreadable;
    for (const cell of page.cells) if (!keep(table, cell)) unreadable += 1;
  }
  const free = freePages(pages);
  let strayPages = 0;
  for (let number = 2; number <= pages.count; number += 1) {
    const page = reached.has(number) || free.has(number) ? null : readTreePage(pages, number);
    if (page === null || page.cells.length === 0) continue;
    const table = tableFor(tables, page);
    if (table === null) continue;
    strayPages += 1;
    unreadable += page.unreadable;
    for (const cell of page.cells) keep(table, cell);
  }
  return { rows: countRows(target), unreadable, lostPages, strayPages };
}

/** Where each table begins, as the first page's list of tables says; empty where that is lost. */
function rootsIn(pages: Pages, tables: readonly Table[]): { found: Found[]; others: number[] } {
  const found: Found[] = [];
  const others: number[] = [];
  const look = (number: number, depth: number): void => {
    const page = depth > DEPTH_MAX ? null : readTreePage(pages, number);
    if (page === null) return;
    if (page.kind === 'table-inner') for (const child of page.children) look(child, depth + 1);
    for (const { values } of page.kind === 'table-leaf' ? page.cells : []) {
      const [type, name, , root] = values;
      if (typeof root !== 'number' || root < 2) continue;
      const table = type === 'table' ? tables.find((one) => one.name === name) : undefined;
      if (table === undefined) others.push(root);
      else found.push({ table, root });
    }
  };
  if (pages.hasHeader) look(1, 0);
  return { found, others };
}

/** No tree of a database that fits on a disk is deeper. */
const DEPTH_MAX = 20;

function walk(
  pages: Pages,
  root: number,
  table: Table | null,
  reached: Map<number, Table | null>,
  lost: number[],
): void {
  const visit = (number: number, depth: number): void => {
    if (reached.has(number) || depth > DEPTH_MAX) return;
    const page = readTreePage(pages, number);
    if (page === null || !isOf(table, page)) {
      lost.push(number);
      return;
    }
    reached.set(number, table);
    for (const child of page.children) visit(child, depth + 1);
  };
  visit(root, 0);
}

/** Null stands for an index: its records are no rows. */
function isOf(table: Table | null, page: TreePage): boolean {
  if (table === null) return true;
  if (!page.kind.startsWith(table.isWithoutRowid ? 'index' : 'table')) return false;
  return page.cells.length === 0 || fitting(table, page) * 2 > page.cells.length;
}

/** How many of the page's records could be rows of the table. */
const fitting = (table: Table, { cells }: TreePage): number =>
  cells.filter(({ rowid, values }) => rowOf(table, rowid, values) !== null).length;

/** The one table that most records of the page fit. */
function tableFor(tables: readonly Table[], page: TreePage): Table | null {
  const possible = tables.filter((table) => isOf(table, page));
  const most = Math.max(0, ...possible.map((table) => fitting(table, page)));
  const best = possible.filter((table) => fitting(table, page) === most);
  return best.length === 1 ? (best[0] ?? null) : null;
}

/** Pages that were given up hold rows that are no more. Empty where the list of them is lost. */
function freePages(pages: Pages): Set<number> {
  const free = new Set<number>();
  const first = pages.page(1);
  let trunk = first === null || !pages.hasHeader ? 0 : u32(first, 32);
  while (trunk > 1 && trunk <= pages.count && !free.has(trunk)) {
    const page = pages.page(trunk);
    if (page === null) break;
    free.add(trunk);
    const count = Math.min(u32(page, 4), pages.pageBytes / 4 - 2);
    for (let index = 0; index < count; index += 1) free.add(u32(page, 8 + 4 * index));
    trunk = u32(page, 0);
  }
  return free;
}

/** Answers whether the cell is a row of the table, new or known. */
function keeper(target: Database, tables: readonly Table[]) {
  const inserts = new Map(
    tables.map((table) => {
      const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
      const marks = table.columns.map(() => '?').join(', ');
      return [table, target.prepare(`INSERT INTO "${table.name}" (${names}) VALUES (${marks})`)];
    }),
  );
  return (table: Table, { rowid, values }: Cell): boolean => {
    if (isOfNoInterest(table)) return true;
    const row = rowOf(table, rowid, values);
    if (row === null) return false;
    try {
      inserts.get(table)?.run(...table.columns.map(({ name }): Value => row[name] ?? null));
      return true;
    } catch (error) {
      if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
      if (!error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
      // A key that is there already: an older copy. Anything else is no row of this table.
      return error.code.endsWith('_PRIMARYKEY') || error.code.endsWith('_UNIQUE');
    }
  };
}
