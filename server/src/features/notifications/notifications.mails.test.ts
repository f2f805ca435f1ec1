import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../platform/i18n/catalogue.ts';
import { reasonCodes } from '../matching/score.domain.ts';
import { decisionKinds, decisionReasons } from '../moderation/moderation.table.ts';
import { noticeKinds } from './notifications.domain.ts';
import { beginning } from './notifications.letters.ts';

const catalogue = await loadCatalogue();
const translated = ['de', 'en'];
const mailTexts = (locale: string) => Object.entries(catalogue.messages(locale)).filter(([key]) => key.startsWith('mails.') && catalogue.has(locale, key));

/** The names of what a message is to be given. */
function slotsOf(message: string, locale: string): string[] {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    // Types 1 to 6 of formatjs are arguments.
    if ('type' in value && 'value' in value && typeof value.value === 'string' && [1, 2, 3, 4, 5, 6].includes(value.type as number)) names.add(value.value);
    Object.values(value).forEach(visit);
  };
  visit(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

test('the mails say the same in every language that has texts', () => {
  const [first, ...others] = translated.map((locale) => Object.fromEntries(mailTexts(locale).map(([key, message]) => [key, slotsOf(message, locale)])));
  expect(Object.keys(first!).length).toBeGreaterThan(40);
  for (const other of others) expect(other).toEqual(first);
});

test.each(translated)('every code that a mail may have to explain is explained in %s', (locale) => {
  const keys = [
    ...reasonCodes.map((code) => `reasons.${code}`),
    ...decisionReasons.map((code) => `decision_reasons.${code}`),
    ...decisionKinds.flatMap((decision) => ['subject', 'intro', 'button', 'next'].map((part) => `listing.${decision}.${part}`)),
    ...noticeKinds.map((kind) => `footer.stop_${kind}`),
  ];
  expect(keys.filter((key) => !catalogue.has(locale, `mails.${key}`))).toEqual([]);
});

test('a long text is cut at a word, and never inside of a sign', () => {
  expect(beginning('kurz', 10)).toBe('kurz');
  expect(beginning('eins zwei drei', 11)).toBe('eins zwei …');
  expect(beginning('😀'.repeat(20), 5)).toBe(`${'😀'.repeat(5)} …`);
});
