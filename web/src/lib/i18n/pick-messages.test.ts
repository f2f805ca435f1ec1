import { expect, test } from 'vitest';
import { pickMessages } from './pick-messages.ts';

const all = { 'a.one': '1', 'a.two': '2', 'b.x.one': '3', 'b.x.two': '4', 'b.y': '5' };

test('a page gets the sentences that it asks for and no others', () => {
  expect(pickMessages(all, { keys: ['a.one', 'c.unknown'], prefixes: ['b.x.'] })).toEqual({ 'a.one': '1', 'b.x.one': '3', 'b.x.two': '4' });
});
