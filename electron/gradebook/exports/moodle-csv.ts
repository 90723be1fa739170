// Moodle's grade import from CSV: the person who imports says which column is what. The grade and the feedback of an
// item always go together, because importing one without the other loses the other.
//
// Source: docs.moodle.org, Grade import. Separator comma or semicolon, UTF-8.
import { stringify } from 'csv-stringify/sync';
import { harmlessText, numberCell } from './cells.ts';
import { isProvisional, isUnfinished } from './columns.ts';
import { feedbackOf } from './feedback.ts';
import type { LmsStyle } from './lms-style.ts';
import { isExcused, currentCell } from './plan.ts';
import type { Line, Plan } from './plan.ts';

const WORDS = {
  en: { id: 'ID number', email: 'Email address', name: 'Full name', state: 'State' },
  es: {
    id: 'Número de ID',
    email: 'Dirección de correo',
    name: 'Nombre completo',
    state: 'Estado',
  },
} as const;
const FEEDBACK = { en: 'feedback', es: 'retroalimentación' } as const;

export function moodleCsv(plan: Plan, style: LmsStyle): string {
  const { grades, columns, lines } = plan;
  const marked = isUnfinished(grades);
  const words = WORDS[style.locale];
  const identity = identityOf(plan, style);
  const header = [
    ...identity.header,
    ...columns.flatMap(({ header: title }) => [title, `${title} ${FEEDBACK[style.locale]}`]),
    ...(marked ? [words.state] : []),
  ];
  const rows = lines.map((line) => [
    ...identity.of(line),
    ...columns.flatMap((column, index) => {
      const now = currentCell(line, column);
      const score = line.scores[index] ?? null;
      if (score === null || isExcused(now)) return [now, ''];
      const feedback = feedbackOf(grades, line.student, column.key, style);
      return [numberCell(score, style), harmlessText(feedback)];
    }),
    ...(marked ? [isProvisional(grades, line.student) ? 'provisional' : 'complete'] : []),
  ]);
  return stringify([header, ...rows], {
    bom: false,
    record_delimiter: 'windows',
    delimiter: style.decimalComma ? ';' : ',',
  });
}

type Identity = { readonly header: readonly string[]; of(line: Line): readonly string[] };

/** Moodle's own spelling of the keys where it is known: addresses were compared with their case. */
function identityOf({ lms }: Plan, { locale }: LmsStyle): Identity {
  const words = WORDS[locale];
  const own: Identity = {
    header: [words.id, words.email, words.name],
    of: ({ student }) => [student.id, student.email ?? '', harmlessText(student.name)],
  };
  if (lms === null) return own;
  return {
    header: [words.id, 'Username', words.email, words.name],
    of: ({ row, student }) => [
      row?.id ?? '',
      row?.login ?? '',
      row?.email ?? '',
      harmlessText(row?.name === undefined || row.name === '' ? student.name : row.name),
    ],
  };
}
