// What the charts are counted from: the book's facts, each at the moment that the desk's clock had.
import type { Book } from '../gradebook/book/book.ts';
import { attemptsOf, incidentsOf, submissionsOf } from '../gradebook/book/readings.ts';
import { keyFingerprint } from '../station/keys.ts';
import type { ChartFacts } from './rules/charts.ts';
import type { TimedReading } from './student-page.ts';

export function chartFacts({ book, which, offsets }: TimedReading): ChartFacts {
  /** Of a station that was only heard by folder nobody knows what its clock is wrong by: it is believed. */
  const moment = (publicKey: string, atMs: number): number =>
    atMs - (offsets.get(keyFingerprint(publicKey)) ?? 0);
  return {
    problems: problemsOf(book, which.examId),
    attempts: attemptsOf(book, which).map(({ studentId, station, startedAtMs, ending }) => ({
      studentId,
      startedAtMs: startedAtMs === null ? null : moment(station, startedAtMs),
      endedAtMs: ending === null ? null : moment(station, ending.atMs),
    })),
    submissions: submissionsOf(book, which)
      .filter(({ purpose }) => purpose === 'final')
      .map((one) => ({
        studentId: one.studentId,
        problemId: one.problemId,
        atMs: moment(one.station, one.receivedAtMs),
        score: (one.counts === 'regraded' ? one.byRegrade : one.byStation)?.score ?? null,
      })),
    incidents: incidentsOf(book, which).flatMap(({ station, incidents }) =>
      incidents.map(({ atMs, action }) => ({ atMs: moment(station, atMs), action })),
    ),
  };
}

const problemsOf = (book: Book, examId: string): ChartFacts['problems'] =>
  book.reading.exam(examId)?.problems ?? [];
