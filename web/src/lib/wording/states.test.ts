import { expect, test } from 'vitest';
import { asOneLine } from './states.ts';

test('a text that was typed in several lines is one', () => {
  expect(asOneLine('  Guten Tag,\n  hier steht\n\n{name}. ')).toBe('Guten Tag, hier steht {name}.');
  expect(asOneLine('zwei  Leerzeichen')).toBe('zwei  Leerzeichen');
  expect(asOneLine(' \n \n')).toBe('');
  // As many spaces as a form may hold: the portal must not think about them for long.
  expect(asOneLine(`${' '.repeat(120_000)}x`)).toBe('x');
});
