import { expect, test } from 'vitest';
import { declaredTests } from './declared.ts';

test('functions and methods are named as pytest names them', () => {
  const text = [
    'import student_code',
    'def helper():',
    '    def test_inner(): pass',
    'async def test_a(): pass',
    'class TestCuenta:',
    '    def test_saldo(self): pass',
    '    def other(self): pass',
    'class Vieja(unittest.TestCase):',
    '    def test_b(self): pass',
    'class Falsa:',
    '    def test_not(self): pass',
    'def test_año(): pass',
  ].join('\n');
  expect(declaredTests(new TextEncoder().encode(text))).toEqual([
    'test_a',
    'TestCuenta::test_saldo',
    'Vieja::test_b',
    'test_año',
  ]);
});

test('a file without tests declares none', () => {
  expect(declaredTests(new TextEncoder().encode('x = 1\n'))).toEqual([]);
});
