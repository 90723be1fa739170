// One student's paper, read from a gradebook when its page is written: no more than one is held at a time.
import { countingReport, incidentsOf, submissionsOf } from '../book/readings.ts';
import type { Book } from '../book/book.ts';
import type { BookSubmission, Which } from '../book/reading-store.ts';
import type { GradedStudent } from '../grades.ts';
import type { Paper, PaperSubmission } from './paper.ts';

export function papersOf(book: Book, which: Which): (student: GradedStudent) => Paper {
  const submissions = Map.groupBy(submissionsOf(book, which), ({ studentId }) => studentId);
  const incidents = Map.groupBy(incidentsOf(book, which), ({ studentId }) => studentId);
  return (student) => ({
    student,
    submissions: (submissions.get(student.id) ?? []).map((one) => paperSubmission(book, one)),
    incidents: (incidents.get(student.id) ?? [])
      .flatMap((attempt) => attempt.incidents)
      .toSorted((a, b) => a.atMs - b.atMs || a.id - b.id),
  });
}

function paperSubmission(book: Book, one: BookSubmission): PaperSubmission {
  const { submissionId, code, problemId, purpose, receivedAtMs, late, automatic } = one;
  const bytes = book.reading.source(submissionId);
  return {
    ...{ submissionId, code, problemId, purpose, receivedAtMs, late, automatic },
    sourceSha256: one.sourceSha256,
    // A station takes nothing but UTF-8; a mark at the beginning is a part of what was sent.
    source: bytes === null ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    report: countingReport(book, one),
    regraded: one.counts === 'regraded',
  };
}
