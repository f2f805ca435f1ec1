import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messageArguments } from './message-arguments.ts';

const root = join(import.meta.dirname, '../../messages');
const read = (locale: string, file: string) => JSON.parse(readFileSync(join(root, locale, file), 'utf8')) as Record<string, string>;
const values = (text: string) => [...messageArguments(text).keys()].sort();

test.each(globSync('*.json', { cwd: join(root, 'de') }))('%s says the same in German and English, with the same values', (file) => {
  const [german, english] = [read('de', file), read('en', file)];
  expect(Object.keys(english).sort()).toEqual(Object.keys(german).sort());
  for (const [key, text] of Object.entries(german)) expect([key, ...values(english[key]!)]).toEqual([key, ...values(text)]);
});
