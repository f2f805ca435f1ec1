import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
// Loading the features declares their errors.
import { features } from '../../src/app/features.ts';
import { localeCodes } from '../../src/platform/i18n/locales.ts';
import { knownErrorCodes } from '../../src/platform/errors/define-errors.ts';

const sentences = (locale: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../messages', locale, 'errors.json'), 'utf8')) as Record<string, string>;

test.each(localeCodes)('every code that the API can answer with has a sentence in %s', (locale) => {
  expect(features.length).toBeGreaterThan(0);
  const told = sentences(locale);
  expect([...knownErrorCodes.keys()].filter((code) => !told[code]).sort()).toEqual([]);
});

test.each(localeCodes)('no sentence in %s is about a code that is gone', (locale) => {
  const known = [...knownErrorCodes.keys()];
  // `input.required.reason` is what `input.required` says about one field; `unknown` and `http.404` stand in where a code is not known.
  const left = Object.keys(sentences(locale)).filter(
    (key) => !/^(unknown|http\.\d{3})$/.test(key) && !known.some((code) => key === code || key.startsWith(`${code}.`)),
  );
  expect(left).toEqual([]);
});
