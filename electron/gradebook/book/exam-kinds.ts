// What a book may hold of one exam. The demo never leaves its station.
import type { ExamKind } from '../../exam/exam.ts';

export const EXAM_KINDS = ['exam', 'rehearsal'] as const satisfies readonly ExamKind[];
