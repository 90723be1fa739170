// The students of a row: what each has still to do. Whoever could not do something tries it again, and then goes on.
import type { PlannedStation } from './plan.ts';
import type { Act, RowAnswer } from './words.ts';

/** Station by its place in the row. */
type Due = { station: number; act: Act };

/** What a student meets on a bad day. */
const MAY_PASS: ReadonlySet<string> = new Set(['storage-failed', 'after-another', 'queue-full']);

export function rowStudents(
  stations: readonly PlannedStation[],
  startMs: number,
  onBug: (what: string) => void,
) {
  const queues = stations.map(({ acts }) =>
    acts
      .map(({ atMs, act }) => ({ atMs: startMs + atMs, act }))
      .toSorted((one, other) => one.atMs - other.atMs),
  );
  let retried = 0;
  return {
    due: (nowMs: number): Due[] =>
      queues.flatMap((queue, station) =>
        queue.filter(({ atMs }) => atMs <= nowMs).map(({ act }) => ({ station, act })),
      ),
    did(acts: readonly Due[], done: RowAnswer['done']): void {
      for (const [at, { station, act }] of acts.entries()) {
        const came = done[at] ?? 'it has no answer';
        if (came === true) queues[station]?.shift();
        else if (MAY_PASS.has(came)) retried += 1;
        else onBug(`${stations[station]?.name}: ${act.what}: ${came}`);
      }
    },
    /** Who sat there sits down again; also who had finished, so that the exam is open there. */
    loseSeats(): void {
      for (const [station, queue] of queues.entries()) {
        const studentId = stations[station]?.studentId ?? '';
        if (queue[0]?.act.what !== 'sit-down')
          queue.unshift({ atMs: 0, act: { what: 'sit-down', studentId } });
      }
    },
    areDone: (): boolean => queues.every((queue) => queue.length === 0),
    retried: (): number => retried,
  };
}
