import { expect, test } from 'vitest';
import { hiding } from './bundle.ts';

test('names of people and machines are hidden wherever they stand as words', () => {
  const hide = hiding([
    ['/home/ana.b', 'HOME'],
    ['ana.b', 'ACCOUNT'],
    ['Aula 2', 'ROOM'],
    [null, 'SEAT'],
  ]);
  expect(hide('EACCES: /home/ana.b/x, owner ana.b\nana.b (Aula 2)')).toBe(
    'EACCES: HOME/x, owner ACCOUNT\nACCOUNT (ROOM)',
  );
});

test('an account called exam leaves the words that begin like it', () => {
  const hide = hiding([['exam', 'ACCOUNT']]);
  expect(hide('examination of /home/exam by exams')).toBe('examination of /home/ACCOUNT by exams');
  expect(hide('ñexam examén')).toBe('ñexam examén');
});

test('root and names of two letters are too common to hide', () => {
  expect(hiding([['root', 'ACCOUNT'], ['pc', 'COMPUTER']])('root of pc')).toBe('root of pc'); // prettier-ignore
});
