import { expect, test } from 'vitest';
import { loadCatalogue } from '../../platform/i18n/catalogue.ts';
import { localeCodes } from '../../platform/i18n/locales.ts';
import { reasonCodes } from '../matching/score.domain.ts';
import { decisionKinds, decisionReasons } from '../moderation/moderation.table.ts';
import { noticeKinds } from './notifications.domain.ts';
import { beginning } from './notifications.letters.ts';

const catalogue = await loadCatalogue();
test.each(localeCodes)('every code that a mail may have to explain is explained in %s', (locale) => {
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
