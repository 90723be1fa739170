import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { readCsvCases } from './csv-cases.ts';

const casesOf = (text: string) => {
  const read = readCsvCases(text, 'casos.csv');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.cases;
};
const faultsOf = (text: string): string[] => {
  const read = readCsvCases(text, 'casos.csv');
  if (read.ok) throw new Error('the table is not refused');
  return read.error.map(({ line, sentence }) => `${line} ${sentence}`);
};

test('inputs and outputs become cases; the first two are public', () => {
  expect(casesOf('input,output\n2 3,5\n-4 1,-3\n7 0,7\n')).toEqual([
    { name: 'caso 01', visibility: 'public', stdin: '2 3\n', stdout: '5\n' },
    { name: 'caso 02', visibility: 'public', stdin: '-4 1\n', stdout: '-3\n' },
    { name: 'caso 03', visibility: 'hidden', stdin: '7 0\n', stdout: '7\n' },
  ]);
});

test('a table of a Spanish spreadsheet is read: its mark, its semicolons, its decimal commas', () => {
  const text =
    '\u{FEFF}Nombre;Visibilidad;Puntos;Entrada;Salida\r\nuno;oculta;2,5;"a\r\nb";"dijo ""sí"""\r\n';
  expect(casesOf(text)).toEqual([
    { name: 'uno', visibility: 'hidden', points: 2.5, stdin: 'a\nb\n', stdout: 'dijo "sí"\n' },
  ]);
});

test('long texts become files', () => {
  const long = 'línea '.repeat(200);
  const read = readCsvCases(`input,output\n${long},${long}\n`, 'casos.csv');
  expect(read).toMatchObject({
    ok: true,
    value: {
      cases: [{ stdin: { file: '01.in' }, stdout: { file: '01.out' } }],
      files: [{ name: '01.in', text: `${long}\n` }, { name: '01.out' }],
    },
  });
});

test('what cannot be read is told by its line, below a cell of several lines too', () => {
  expect(faultsOf('')).toEqual([expect.stringMatching(/^1 The table has no cases/)]);
  expect(faultsOf('input,result\n1,2\n')).toEqual(['1 No column is called "result".']);
  expect(faultsOf('input,points\n1,2\n')).toEqual(['1 There is no column for stdout.']);
  expect(faultsOf('input,output,points\n"1\n2",3,1\n4,5,many\n6,7,-1\n')).toEqual([
    '4 "many" is no number of points.',
    '5 "-1" is no number of points.',
  ]);
  expect(faultsOf('input,output,visibility\n1,2,secret\n')).toEqual([
    '2 "secret" is neither public nor hidden.',
  ]);
  expect(faultsOf('input,output\n1,2,3\n')).toEqual([expect.stringMatching(/^2 /)]);
});

test('whatever stands in the cells comes back, but for the last line’s end', () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .filter((text) => !text.includes('\r'));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = stringify([['input', 'output'], ...rows], { quoted: true });
      const ended = (one: string) => (one === '' || one.endsWith('\n') ? one : `${one}\n`);
      expect(casesOf(text).map(({ stdin, stdout }) => [stdin, stdout])).toEqual(
        rows.map((row) => row.map(ended)),
      );
    }),
  );
});
