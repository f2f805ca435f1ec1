import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { publishedListing } from '../../../test/published-listings.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings, type Listing } from '../listings/listings.table.ts';
import { analyseListing, refreshWeights } from './analysing.usecases.ts';
import { findMatches } from './finding.usecases.ts';
import { matchingWeights } from './matching.table.ts';

const { db } = useTestDatabase();
const clock = fixedClock('2026-11-15T10:00:00Z');

beforeEach(async () => {
  await db.delete(listings);
  await db.delete(accounts);
  await db.delete(matchingWeights);
});

async function published(fields: Partial<Listing> = {}): Promise<Listing> {
  const listing = await publishedListing({ db, clock }, fields);
  await analyseListing({ db, listingId: listing.id });
  return listing;
}
const offer = (fields: Partial<Listing> = {}) => published({ kind: 'offer', title: 'Kinderfahrrad, 20 Zoll', body: 'Mit Licht und Klingel.', ...fields });

/** What is found for a listing: ids of its counterparts, best first. */
const foundFor = async (listing: Listing) => (await findMatches({ db, clock, listingId: listing.id })).map((match) => match.counterpartId);

/** Whether the two find each other; both directions must agree. */
async function meet(need: Listing, other: Listing): Promise<boolean> {
  const [there, back] = [(await foundFor(need)).includes(other.id), (await foundFor(other)).includes(need.id)];
  expect(there).toBe(back);
  return there;
}

describe('the hard rules', () => {
  test('a need and an offer of the same thing meet, with the same score from both sides', async () => {
    const [need, other] = [await published(), await offer()];
    expect(await meet(need, other)).toBe(true);
    const [[there], [back]] = [await findMatches({ db, clock, listingId: need.id }), await findMatches({ db, clock, listingId: other.id })];
    expect(there).toMatchObject({ needId: need.id, offerId: other.id, told: true });
    expect(back?.score).toBe(there?.score);
    expect(back?.reasons).toEqual(there?.reasons);
  });

  test.each<[string, Partial<Listing>]>([
    ['of the same kind', { kind: 'need' }],
    ['paused', { paused: true }],
    ['hidden', { hidden: true }],
    ['not published yet', { status: 'pending', publishedAt: null, expiresAt: null }],
    ['closed', { status: 'closed', outcome: 'withdrawn', closedAt: new Date('2026-11-14') }],
    ['expired, though not swept yet', { expiresAt: new Date('2026-11-15T09:59:59Z') }],
    ['over', { until: '2026-11-14' }],
  ])('a listing that is %s is not found', async (_name, fields) => {
    const [need, other] = [await published(), await offer(fields)];
    expect(await foundFor(need)).toEqual([]);
    expect(await foundFor(other)).toEqual([]);
  });

  test('nobody meets themselves', async () => {
    const need = await published();
    expect(await meet(need, await offer({ accountId: need.accountId }))).toBe(false);
  });

  test('the last day counts, in Berlin', async () => {
    clock.set('2026-11-15T22:59:00Z');
    const [need, other] = [await published(), await offer({ until: '2026-11-15' })];
    expect(await meet(need, other)).toBe(true);
    clock.set('2026-11-15T23:00:00Z');
    expect(await meet(need, other)).toBe(false);
    clock.set('2026-11-15T10:00:00Z');
  });

  test.each([
    ['touch on one day', ['2026-12-01', '2026-12-05'], ['2026-12-05', null], true],
    ['miss by one day', ['2026-12-01', '2026-12-05'], ['2026-12-06', null], false],
    ['are both open', [null, null], [null, null], true],
    ['lie within each other', [null, '2027-01-31'], ['2026-12-01', '2026-12-24'], true],
  ] as const)('windows that %s', async (_name, [from, until], [otherFrom, otherUntil], expected) => {
    const [need, other] = [await published({ from, until }), await offer({ from: otherFrom, until: otherUntil })];
    expect(await meet(need, other)).toBe(expected);
  });

  // Worked out with vectors (atan2 of cross and dot product): from Esslingen to Kirchheim 15.31 km, to Neuffen 21.78 km, to Neidlingen 26.41 km.
  test.each([
    ['within the 25 km of who says nothing', 'neuffen', null, null, true],
    ['beyond the 25 km of who says nothing', 'neidlingen', null, null, false],
    ['only within the reach of the need', 'kirchheim-unter-teck', 20, 10, false],
    ['only within the reach of the offer', 'kirchheim-unter-teck', 10, 20, false],
    ['within both', 'kirchheim-unter-teck', 20, 20, true],
    ['beyond 25 km when both say so', 'neidlingen', 30, 30, true],
    ['beyond 25 km when only one says so', 'neidlingen', 30, null, false],
    ['at the same place when nobody travels', 'esslingen-am-neckar', 0, 0, true],
    ['in a district of the same town, which has its point', 'esslingen-zell', 0, 0, true],
  ] as const)('%s', async (_name, place, needReach, offerReach, expected) => {
    const [need, other] = [await published({ reachKm: needReach }), await offer({ place, reachKm: offerReach })];
    expect(await meet(need, other)).toBe(expected);
  });

  test('the distance named is the great circle, in whole kilometres', async () => {
    const need = await published();
    await offer({ place: 'kirchheim-unter-teck' });
    const [match] = await findMatches({ db, clock, listingId: need.id });
    expect(match?.reasons).toContainEqual({ code: 'distance', params: { km: 15 } });
  });
});

describe('what is found', () => {
  test('the same thing under a wrong topic, by its words; a misspelt one too', async () => {
    const need = await published({ title: 'Kinderwagen gesucht', body: '', topic: 'baby' });
    const [wrong, misspelt, none] = [
      await offer({ title: 'Kinderwagen', body: '', topic: 'transport' }),
      await offer({ title: 'Kinderwagn blau', body: '', topic: 'other' }),
      await offer({ title: 'Nachhilfe in Mathe', body: '', topic: 'tutoring' }),
    ];
    const found = await foundFor(need);
    expect(found).toEqual([wrong.id, misspelt.id]);
    expect(found).not.toContain(none.id);
  });

  test('a need in another language, by topic and distance: shown, not told', async () => {
    const need = await published({ title: 'Потрібен велосипед', body: 'Для доньки', lang: 'uk' });
    const other = await offer();
    expect(await findMatches({ db, clock, listingId: need.id })).toMatchObject([{ offerId: other.id, told: false }]);
  });

  test('`other` on both sides joins nothing', async () => {
    const need = await published({ title: 'Потрібна допомога', body: '', topic: 'other', lang: 'uk' });
    await offer({ topic: 'other' });
    expect(await foundFor(need)).toEqual([]);
  });

  test('text of any kind goes in and is found', async () => {
    const title = `'; drop table matches; -- "{\\}" 🚲 Tandem\u202e`;
    const [need, other] = [await published({ title, body: '{"a": [1]}' }), await offer({ title, topic: 'other' })];
    expect(await meet(need, other)).toBe(true);
  });

  test('words that stand in many listings weigh less', async () => {
    const need = await published({ title: 'Tandem mit Korb', body: '', topic: 'other' });
    const rare = await offer({ title: 'Tandem blau', body: '', topic: 'other' });
    const common = await offer({ title: 'Korb blau', body: '', topic: 'other' });
    for (let more = 0; more < 30; more++) await offer({ title: `Korb Nummer ${more}`, body: '', place: 'neidlingen', topic: 'other' });
    await refreshWeights({ db });
    const found = await findMatches({ db, clock, listingId: need.id });
    expect(found.map((match) => match.counterpartId)).toEqual([rare.id, common.id]);
    expect(found[0]!.score).toBeGreaterThan(found[1]!.score);
    const weights = await db.select().from(matchingWeights).where(eq(matchingWeights.term, 'korb'));
    expect(weights[0]?.weight).toBeLessThan(0.5);
  });
});
