// The exam as the desk needs it, from the package and the staff file beside it.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Absent } from '#contract/desk-room.ts';
import type { DeskExam } from '#contract/desk.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import { programsOf } from '#contract/programs.ts';
import { fail, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Contents } from '../exam/package/contents.ts';
import type { DeskKeys } from '../exam/package/delivery.ts';
import { openPackage } from '../exam/package/package.ts';
import { readPackageFile } from '../exam/package/read-file.ts';
import { staffFileShape } from '../exam/package/staff-file.ts';
import type { StaffFile } from '../exam/package/staff-file.ts';

export type OpenedExam = {
  readonly contents: Contents;
  readonly proctorKey: Uint8Array;
  readonly keys: DeskKeys;
};

/** A fault is one sentence for staff, with the next step. Takes about a second, as the start code does. */
export async function openDeskExam(
  packageFile: string,
  staffPath: string,
): Promise<Result<OpenedExam, string>> {
  const staff = readStaff(staffPath);
  if (!staff.ok) return staff;
  const { startCode, desk, examId } = staff.value;
  if (desk === undefined)
    return fail(`${staffPath} names no desk: it is of an older Invigil. Pack the exam again.`);
  const bytes = readPackageFile(packageFile);
  if (!bytes.ok) return fail(`${packageFile}: ${bytes.error}.`);
  const opened = await openPackage(bytes.value, startCode, null);
  if (!opened.ok) {
    const why = opened.error.kind === 'wrong-code' ? NOT_TOGETHER : opened.error.detail;
    return fail(`${packageFile} cannot be opened: ${why}`);
  }
  const contents = opened.value;
  const proctorKey = new Uint8Array(Buffer.from(contents.proctorKey, 'base64'));
  const together =
    examId === contents.manifest.id && contents.proctorKey === staff.value.proctorKey;
  if (!together) return fail(`${packageFile} and ${staffPath}: ${NOT_TOGETHER}`);
  return ok({ contents, proctorKey, keys: desk });
}

const NOT_TOGETHER = 'package and staff file are not of the same packing.';

function readStaff(file: string): Result<StaffFile, string> {
  try {
    return ok(staffFileShape.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      return fail(`${file}: ${error.message}. Give the staff file with --staff.`);
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      return fail(`${file} is not a staff file of "exam pack".`);
    throw error;
  }
}

/** What the page is told of the exam: no statement, no test. */
export function deskExamOf({ manifest, problems }: Contents): DeskExam {
  const byId = new Map(problems.map((problem) => [problem.manifest.id, problem.manifest]));
  return {
    id: manifest.id,
    kind: 'exam',
    title: manifest.title,
    durationMs: manifest.time.minutes === null ? null : manifest.time.minutes * MINUTE_MS,
    problems: manifest.problems.flatMap(({ id, weight }) => {
      const problem = byId.get(id);
      if (problem === undefined) return [];
      const { title, rubric } = problem;
      const { language } = programsOf(problem)[0];
      return [{ id, title, language, maxPoints: rubric.max_points, weight }];
    }),
  };
}

export const rosterOf = ({ roster }: Contents): Absent[] =>
  roster.map(({ id, name, group, seat }) => ({ studentId: id, name, group, seat }));
