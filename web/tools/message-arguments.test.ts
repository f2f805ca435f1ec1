import { expect, test } from 'vitest';
import { messageArguments } from './message-arguments.ts';

const needed = (text: string) => Object.fromEntries(messageArguments(text));

test('each value of a message has its type', () => {
  expect(needed('Ohne Wert')).toEqual({});
  expect(needed('{name} ist {km, number} km entfernt')).toEqual({ name: 'string | number', km: 'number' });
  expect(needed('{count, plural, one {ein} other {# von {all}}}')).toEqual({ count: 'number', all: 'string | number' });
  expect(needed('{who, select, me {ich} other {am {day, date}}}')).toEqual({ who: 'string', day: 'Date | number' });
});

test('tags are text, quoted braces too', () => {
  expect(needed("<b>{x}</b> '{y}'")).toEqual({ x: 'string | number' });
});
