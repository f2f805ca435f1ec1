import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listingKinds, listingStatuses, outcomes } from '../../src/features/listings/listings.table.ts';
import { reasonCodes } from '../../src/features/matching/score.domain.ts';
import { decisionKinds, decisionReasons, recordedKinds, reportReasons, reportSubjects } from '../../src/features/moderation/moderation.table.ts';
import { noticeKinds } from '../../src/features/notifications/notifications.domain.ts';
import { organisationKinds } from '../../src/features/organisations/organisations.domain.ts';
import { changeKinds, states } from '../../src/features/wording/wording.domain.ts';
import { loadCatalogue } from '../../src/platform/i18n/catalogue.ts';
import { localeCodes } from '../../src/platform/i18n/locales.ts';
import { usedKeys } from '../../../web/tools/messages/used-keys.ts';

const repository = join(import.meta.dirname, '../../..');
const topicSlugs = (JSON.parse(readFileSync(join(repository, 'server/src/features/topics/topics.json'), 'utf8')) as { slug: string }[]).map(({ slug }) => slug);

const each = (names: readonly string[], ...parts: string[]) => names.flatMap((name) => parts.map((part) => `${name}.${part}`));
const shownStatuses = [...listingStatuses, ...outcomes, 'paused', 'hidden'];

/** What may stand behind the beginning of a key that code completes when it runs: the words of each choice, status and reason. */
const groups: Record<string, readonly string[]> = {
  'contact.title.': listingKinds,
  'conversations.close.': listingKinds,
  'conversations.last.': ['me', 'other'],
  'listings.done.': ['created', 'changed', 'fulfilled', 'withdrawn', 'paused', 'resumed', 'renewed'],
  'listings.field.': ['title', 'body', 'topic', 'place', 'lang', 'reachKm', 'from', 'until', 'capacity', 'organisation'],
  'listings.hint.body.': listingKinds,
  'listings.hint.capacity.': listingKinds,
  'listings.hint.title.': listingKinds,
  'listings.kind.': listingKinds,
  'listings.listOf.': listingKinds,
  'listings.new.': [...listingKinds, 'which'],
  'listings.newHint.': listingKinds,
  'listings.owner.fulfilled.': listingKinds,
  'listings.placeFrom.': ['region', 'county'],
  'listings.send.': listingKinds,
  'listings.status.': shownStatuses,
  'listings.statusHint.': shownStatuses,
  'listings.step.what.': listingKinds,
  'listings.wholePlace.': ['region', 'county'],
  'mails.decision_reasons.': decisionReasons,
  'mails.footer.stop_': noticeKinds,
  'mails.listing.': [...each(decisionKinds, 'subject', 'intro', 'button', 'next'), 'reason', 'example', 'moderator_writes'],
  'mails.reasons.': reasonCodes,
  'matches.none.': listingKinds,
  'matches.others.': listingKinds,
  'matches.reason.': reasonCodes,
  'me.mail.': noticeKinds,
  'moderation.decided.': recordedKinds,
  'moderation.done.': ['approved', 'returned', 'rejected', 'second', 'report', 'hidden', 'shown'],
  'moderation.reason.': decisionReasons,
  'organisations.kind.': organisationKinds,
  'reports.open.': reportSubjects,
  'reports.reason.': reportReasons,
  'site.error.': [...each(['missing', 'forbidden', 'large', 'often', 'away', 'failed'], 'title', 'text'), 'id'],
  'start.': each(listingKinds, 'title', 'text'),
  'start.safe.': ['address', 'people', 'money'],
  'start.step.': ['write', 'check', 'match', 'talk'],
  'topics.name.': topicSlugs,
  'unsubscribe.kind.': noticeKinds,
  'wording.by.': ['account', 'command', 'unknown'],
  'wording.change.': changeKinds,
  'wording.done.': ['saved', 'removed', 'restored'],
  'wording.kind.': ['text', 'number', 'time', 'choice'],
  'wording.only.': ['all', 'corrected', 'outdated'],
  'wording.state.': states,
  'wording.stateHint.': ['outdated', 'unfit', 'settled'],
};
/** Errors have a guard of their own, which knows their codes. */
const elsewhere = ['errors.', 'errors.http.'];

const { keys, prefixes } = usedKeys(repository);
const catalogue = await loadCatalogue();

test('every group of messages that code completes when it runs is known here, and no other', () => {
  expect(Object.keys(groups).sort()).toEqual([...prefixes].filter((prefix) => !elsewhere.includes(prefix)).sort());
});

test.each(localeCodes)('each choice, status and reason has its word in %s', (locale) => {
  const wanted = Object.entries(groups).flatMap(([prefix, names]) => names.map((name) => prefix + name));
  expect(wanted.filter((key) => !catalogue.has(locale, key))).toEqual([]);
});

test('no word is left of a choice that is gone', () => {
  const all = Object.keys(catalogue.messages('de'));
  const wanted = new Set(Object.entries(groups).flatMap(([prefix, names]) => names.map((name) => prefix + name)));
  // One group may begin within another (`start.` and `start.step.`); what is asked for by its whole name belongs to none.
  const grouped = all.filter((key) => !keys.has(key) && Object.keys(groups).some((prefix) => key.startsWith(prefix)));
  expect(grouped.filter((key) => !wanted.has(key))).toEqual([]);
});
