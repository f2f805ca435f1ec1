import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isUsed, scanServer, usedKeys } from './used-keys.ts';

test('a mail asks with a short name, everybody else with the whole one', () => {
  const source =
    "say('match.why'); voice.label(`footer.stop_${kind}`, { x }); catalogue.translate(locale, 'site.title', {}); catalogue.has('en', `errors.${code}`)";
  expect(scanServer(source)).toEqual({ keys: ['mails.match.why', 'site.title'], prefixes: ['mails.footer.stop_', 'errors.'] });
});

test('a name that only the run knows uses nothing by itself, a comment neither', () => {
  expect(scanServer("say(`${key}.x`); // say('match.why')")).toEqual({ keys: [], prefixes: [] });
});

test('a key is used by itself or by its beginning', () => {
  const used = { keys: new Set(['site.skip']), prefixes: new Set(['listings.kind.']) };
  expect(['site.skip', 'listings.kind.need', 'site.skipping', 'listings.km'].map((key) => isUsed(used, key))).toEqual([true, true, false, false]);
});

test('pages, what only the server runs, and mails are all read', () => {
  const { keys, prefixes } = usedKeys(join(import.meta.dirname, '../../..'));
  expect(keys).toContain('site.skip');
  expect(keys).toContain('mails.match.why');
  // Only a `.server.ts` asks for these.
  expect(prefixes).toContain('matches.reason.');
});
