// Readers of the export formats, written from the descriptions of the formats and from nothing of the writers: what an
// LMS would make of a file.
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** RFC 4180 with any one delimiter: quoted fields may hold it, line ends and doubled quotes. */
export function readTable(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error('a quote is never closed');
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[(at += 1)];
        else break;
      }
      at += 1;
    } else
      while (at < text.length && ![delimiter, '\r', '\n'].includes(text[at]!)) cell += text[at++];
    row.push(cell);
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    if (at < text.length && text[at] !== '\r' && text[at] !== '\n')
      throw new Error(`something follows a closing quote: ${text.slice(at, at + 20)}`);
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

export type CanvasRead = {
  readonly titles: readonly string[];
  readonly points: readonly (number | null)[];
  readonly students: readonly {
    readonly canvasId: string;
    readonly sisUserId: string;
    readonly login: string;
    readonly name: string;
    readonly grades: readonly string[];
  }[];
};

/** As canvas-lms lib/gradebook_importer.rb takes a file in, up to the comparison with what the course holds. */
export function canvasImport(text: string): CanvasRead {
  const [header = [], ...below] = readTable(text, ',');
  const named = /Student/.test(header[0] ?? '') && /ID/.test(header[1] ?? '');
  if (header.length < 4 || !named) throw new Error('not a gradebook: Student, ID');
  let last = 2;
  if (header[last] === 'SIS User ID') {
    if (header[last + 1] !== 'SIS Login ID') throw new Error('SIS User ID without SIS Login ID');
    last += 1;
  }
  if (header[last] === 'SIS Login ID') last += 1;
  if (header[last] === 'Integration ID') last += 1;
  if (header[last] === 'Root Account') last += 1;
  if (!/Section/.test(header[last] ?? '')) throw new Error('not a gradebook: Section');
  const rows = /Manual Posting|Muted/.test(below[0]?.join('') ?? '') ? below.slice(1) : below;
  const [points = [], ...students] = rows;
  if (!/Points Possible/.test(points[0] ?? '')) throw new Error('no row of points possible');
  const reserved = /^(Current|Final|Override|Unposted).*(Score|Grade|Points)$/;
  const columns = header.flatMap((title, index) =>
    index > last && !/\(read only\)/.test(points[index] ?? '') && !reserved.test(title)
      ? [{ title, index }]
      : [],
  );
  const cell = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? '';
  return {
    titles: columns.map(({ title }) => title),
    points: columns.map(({ index }) => (points[index] === '' ? null : Number(points[index]))),
    students: students.map((row) => ({
      canvasId: row[1] ?? '',
      sisUserId: cell(row, 'SIS User ID'),
      login: cell(row, 'SIS Login ID'),
      name: row[0] ?? '',
      grades: columns.map(({ index }) => row[index] ?? ''),
    })),
  };
}

export type MoodleResult = {
  readonly assignment: string;
  readonly student: string;
  readonly score: number;
  readonly feedback: string;
};

/** As gradeimport_xml does: everything or nothing. */
export function moodleXmlImport(
  xml: string,
  known: { readonly items: readonly string[]; readonly students: readonly string[] },
): MoodleResult[] {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(valid.err.msg);
  const parser = new XMLParser({
    ...{ ignoreAttributes: false, parseTagValue: false, trimValues: false },
    isArray: (name) => name === 'result',
  });
  const { results }: { results: { '@_batch': string; result?: Record<string, string>[] } } =
    parser.parse(xml);
  if (results['@_batch'] === '') throw new Error('no batch');
  const seen = new Set<string>();
  return (results.result ?? []).map(
    ({ assignment = '', student = '', score = '', feedback = '' }) => {
      if (!known.items.includes(assignment)) throw new Error(`unknown item ${assignment}`);
      if (!known.students.includes(student)) throw new Error(`unknown student ${student}`);
      if (!/^-?\d+(\.\d+)?$/.test(score)) throw new Error(`no number: ${score}`);
      const key = `${assignment} ${student}`;
      if (seen.has(key)) throw new Error(`twice: ${key}`);
      seen.add(key);
      return { assignment, student, score: Number(score), feedback };
    },
  );
}

export type BlackboardRead = {
  readonly columnIds: readonly string[];
  readonly rows: ReadonlyMap<string, readonly string[]>;
  readonly header: readonly string[];
};

/** Tabs, users by Username, columns by the number after the bar; without one a column is new text, which is refused here. */
export function blackboardImport(bytes: Uint8Array): BlackboardRead {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  const [header = [], ...rows] = readTable(text, '\t');
  const user = header.indexOf('Username');
  if (user === -1) throw new Error('no Username');
  const notes = ['Feedback to Learner', 'Feedback Format', 'Grading Notes', 'Notes Format'];
  const people = ['Last Name', 'First Name', 'Username', 'Student ID', 'Last Access'];
  const columns = header.flatMap((title, index) => {
    if ([...people, 'Availability', ...notes].includes(title)) return [];
    const id = /\|(\d+)$/.exec(title)?.[1];
    if (id === undefined) throw new Error(`a column without its number: ${title}`);
    return [{ id, index }];
  });
  return {
    header,
    columnIds: columns.map(({ id }) => id),
    rows: new Map(
      rows.map((row) => [row[user] ?? '', columns.map(({ index }) => row[index] ?? '')]),
    ),
  };
}
