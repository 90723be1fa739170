// From a gradebook to pairs, and from pairs to the command's list and page.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { bundleHeadShape } from '#contract/bundle.ts';
import type { BundleBody } from '#contract/bundle.ts';
import { freshDirectory } from '../../testing/fresh-database.ts';
import { invigil } from '../../testing/invigil.ts';
import { chance, disguised, sampleFunctions } from '../../testing/sample-programs.ts';
import { sampleSubmission } from '../../testing/station-keys.ts';
import { openBook } from '../book/book.ts';
import type { Book } from '../book/book.ts';
import { similarIn } from './in-book.ts';
import { POINTS_ONLY } from './page.ts';

const WHICH = { examId: 'parcial-1', examKind: 'exam' } as const;
const TASK = { problemId: 'suma', language: 'python', starters: [] } as const;
const written = (seed: number) => sampleFunctions(chance(seed), 3, 6).join('\n');

let file: string;
let book: Book;
let seq: number;
beforeEach(() => {
  file = path.join(freshDirectory(), 'book.sqlite');
  seq = 0;
  const opened = openBook(file, false);
  if (!opened.ok) throw new Error(opened.error.kind);
  book = opened.value;
  const title = { en: 'Midterm' };
  const problem = { id: 'suma', title: { en: 'Sum' }, maxPoints: 10, weight: 1 };
  book.facts.keepExam({ id: 'parcial-1', title, problems: [problem], roster: [] });
});

function take(body: BundleBody): void {
  seq += 1;
  const hash = String(seq).padStart(64, '0');
  const head = bundleHeadShape.parse({
    station: { publicKey: 'AAAA', name: 'PC-1', room: null },
    ...{ ...WHICH, seq, hash, previous: String(seq - 1).padStart(64, '0'), kind: body.kind },
    createdAtMs: seq,
    contents: { encryption: 'age-x25519', bytes: 1, sha256: hash },
  });
  book.facts.take(head, body);
}
type Submission = ReturnType<typeof sampleSubmission>;
function send(studentId: string, source: string, over: Partial<Submission> = {}): string {
  const body: Submission = {
    ...sampleSubmission(source),
    ...{ studentId, receivedAtMs: seq, language: null },
    ...over,
  };
  take(body);
  return body.submissionId;
}

describe('pairs of a gradebook', () => {
  test('are of the last submissions of two students, with names and places', () => {
    const text = written(1);
    send('ana', text);
    const last = send('ana', `${text}\nprint(part_0(1, 2))\n`, { studentName: 'Ana <i>' });
    send('bo', disguised(text), { studentName: 'Bo' });
    for (let nth = 10; nth < 16; nth += 1) send(`c${nth}`, written(nth));
    const { pairs, compared } = similarIn(book, WHICH, TASK);
    expect(compared).toBe(8);
    expect(pairs).toMatchObject([
      {
        problemId: 'suma',
        one: { studentId: 'ana', submissionId: last, name: 'Ana <i>' },
        other: { studentId: 'bo', name: 'Bo' },
      },
    ]);
    expect(pairs[0]?.passages[0]?.one).toMatchObject({ startLine: 1, startColumn: 1 });
  });

  test('leave out practice, and what two attempts began with', () => {
    const given = written(2);
    send('ana', given + written(3), { purpose: 'practice' });
    send('bo', given + written(4));
    expect(similarIn(book, WHICH, TASK)).toEqual({ pairs: [], compared: 1 });
    send('ana', given + written(3));
    expect(similarIn(book, WHICH, TASK).pairs).toHaveLength(1);
    for (const studentId of ['ana', 'bo'])
      take({
        ...{ kind: 'edits', attemptId: randomUUID(), studentId, problemId: 'suma' },
        ...{ base: given, fromSeq: 1, edits: [] },
      });
    expect(similarIn(book, WHICH, TASK).pairs).toEqual([]);
  });
});

// Each command is a process of its own, which takes its time on a busy machine.
describe('gradebook similar', { timeout: 60_000 }, () => {
  test('lists pairs, and writes a page that shows both sides and runs nothing', async () => {
    const text = `# </pre><script>alert(1)</script>\n${written(5)}`;
    send('ana', text, { studentName: '<b>Ana' });
    send('bo', disguised(text));
    book.close();
    const page = path.join(path.dirname(file), 'pairs.html');
    const told = await invigil('gradebook', 'similar', '--book', file, '--html', page, '--json');
    expect(told.code).toBe(0);
    expect(told.err).toContain(POINTS_ONLY);
    const { problems } = JSON.parse(told.out);
    expect(problems).toMatchObject([{ problemId: 'suma', compared: 2, pairs: [{}] }]);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain(POINTS_ONLY);
    expect(html).toContain('&lt;b&gt;Ana');
    expect(html).toContain('&lt;/pre&gt;&lt;script&gt;');
    expect(html).not.toMatch(/<script|<b>|https?:|src=/);
    expect(html).toContain('<a id="suma-1-one-1" href="#suma-1-other-1">1</a>');
    expect(html).toContain('<a id="suma-1-other-1" href="#suma-1-one-1">1</a>');
  });

  test('says what is wrong with what was asked', async () => {
    book.close();
    const none = await invigil('gradebook', 'similar', '--book', `${file}.not`);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('There is no gradebook')]);
    const other = await invigil('gradebook', 'similar', '--book', file, '--problem', 'nada');
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('no problem nada')]);
    expect((await invigil('gradebook', 'similar')).code).toBe(2);
  });
});
