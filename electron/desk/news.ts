// News for the desk's page: in their shape, only while it is unlocked, and the frequent ones gathered.
import { deskEvents } from '#contract/desk.ts';
import type { DeskEventName, DeskNews, DeskPublish } from '#contract/desk.ts';
import type { StudentId } from '#contract/ids.ts';
import { SECOND_MS } from '#contract/limits.ts';

/** News that break their shape are a bug and are not carried: they might tell the page what it must not see. */
export function deskNews(parts: {
  readonly carry: DeskPublish;
  readonly isOpen: () => boolean;
  readonly onBug: (event: DeskEventName, error: unknown) => void;
}): DeskPublish {
  return <Name extends DeskEventName>(name: Name, news: DeskNews<Name>) => {
    if (name !== 'desk/changed' && !parts.isOpen()) return;
    const checked = deskEvents[name].safeParse(news);
    if (checked.success) parts.carry(name, news);
    else parts.onBug(name, checked.error);
  };
}

const STUDENTS_EVERY_MS = SECOND_MS;
const CHARTS_EVERY_MS = 5 * SECOND_MS;

export type FactNews = ReturnType<typeof factNews>;

/** Says that there is something new in the book, gathered over a while. Call `tick` several times a second. */
export function factNews(publish: DeskPublish, nowMs: () => number) {
  const students = new Set<StudentId>();
  let chartsAreOld = false;
  let studentsToldAtMs = -Infinity;
  let chartsToldAtMs = -Infinity;
  return {
    taken(studentId: StudentId | null): void {
      chartsAreOld = true;
      if (studentId !== null) students.add(studentId);
    },
    tick(): void {
      const now = nowMs();
      if (students.size > 0 && now - studentsToldAtMs >= STUDENTS_EVERY_MS) {
        publish('student/changed', { studentIds: [...students] });
        students.clear();
        studentsToldAtMs = now;
      }
      if (chartsAreOld && now - chartsToldAtMs >= CHARTS_EVERY_MS) {
        publish('charts/changed', {});
        chartsAreOld = false;
        chartsToldAtMs = now;
      }
    },
  };
}
