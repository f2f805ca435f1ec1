import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { publishedListing } from '../../../test/published-listings.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/ids/ids.ts';
import { buildMetrics } from '../../platform/metrics/metrics.ts';
import { buildPublish } from '../../platform/outbox/publish.ts';
import { events, outboxDeliveries } from '../../platform/outbox/outbox.table.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings, type Listing } from '../listings/listings.table.ts';
import { catchUp, recordMatches } from './finding.usecases.ts';
import { matches, matchingProfiles } from './matching.table.ts';
import { matchForMail } from './reading.usecases.ts';

const { db } = useTestDatabase();
const clock = fixedClock('2026-11-15T10:00:00Z');
const metrics = buildMetrics();
const publish = buildPublish({ clock, newId, handlersOf: () => ['somebody'] });
const record = (listing: Listing) => recordMatches({ db, clock, metrics, publish, listingId: listing.id });
const need = (fields: Partial<Listing> = {}) => publishedListing({ db, clock }, fields);
const offer = (fields: Partial<Listing> = {}) =>
  publishedListing({ db, clock }, { kind: 'offer', title: 'Kinderfahrrad, 20 Zoll', body: 'Mit Licht.', ...fields });
const told = async () => (await db.select().from(events).where(eq(events.name, 'match.found'))).map((event) => event.payload);
const change = (listing: Listing, fields: Partial<Listing>) => db.update(listings).set(fields).where(eq(listings.id, listing.id));

beforeEach(async () => {
  await db.delete(events);
  await db.delete(listings);
  await db.delete(accounts);
});

describe('when a listing is published', () => {
  test('its matches are kept and both sides are told of the good ones, in one transaction with the event', async () => {
    const [one, other] = [await need(), await offer()];
    await record(other);
    expect(await db.select().from(matches)).toEqual([]);
    await record(one);
    expect(await db.select().from(matches)).toMatchObject([{ needId: one.id, offerId: other.id, holds: true, toldAt: clock.now(), foundAt: clock.now() }]);
    expect(await told()).toEqual([{ needId: one.id, offerId: other.id }]);
    expect(await db.select().from(outboxDeliveries)).toHaveLength(1);
  });

  test('when the event cannot be written, nothing counts as told', async () => {
    const [one, other] = [await need(), await offer()];
    await record(other);
    const broken = () => Promise.reject(new Error('no outbox'));
    await expect(recordMatches({ db, clock, metrics, publish: broken, listingId: one.id })).rejects.toThrow('no outbox');
    expect(await db.select().from(matches)).toEqual([]);
    await record(one);
    expect(await told()).toHaveLength(1);
  });

  test('handling the event again changes nothing and tells nobody again', async () => {
    const [one, other] = [await need(), await offer()];
    await record(other);
    await record(one);
    const before = await db.select().from(matches);
    await record(one);
    await record(other);
    expect(await db.select().from(matches)).toEqual(before);
    expect(await told()).toHaveLength(1);
  });

  test('what is only good enough to be shown is kept and not told', async () => {
    const [one, other] = [await need({ title: 'Потрібен велосипед', body: '', lang: 'uk' }), await offer()];
    await record(one);
    await record(other);
    expect(await db.select().from(matches)).toMatchObject([{ toldAt: null }]);
    expect(await told()).toEqual([]);
  });

  test('a listing that is gone or not public is left alone', async () => {
    const hidden = await offer({ hidden: true });
    await record(hidden);
    await recordMatches({ db, clock, metrics, publish, listingId: newId() });
    expect(await db.select().from(matches)).toEqual([]);
  });
});

describe('when a listing has changed', () => {
  test('an untold pair that no longer holds goes', async () => {
    const [one, other] = [await need({ title: 'Потрібен велосипед', body: '', lang: 'uk' }), await offer()];
    await record(one);
    await record(other);
    await change(one, { topic: 'interpreting', title: 'Потрібен переклад' });
    await record(one);
    expect(await db.select().from(matches)).toEqual([]);
  });

  test('a told pair is kept, not shown, and not told again when it holds anew', async () => {
    const [one, other] = [await need(), await offer()];
    await record(one);
    await record(other);
    await change(other, { place: 'neidlingen' });
    await record(other);
    expect(await db.select().from(matches)).toMatchObject([{ holds: false, toldAt: clock.now() }]);
    await change(other, { place: 'wernau' });
    await record(other);
    expect(await db.select().from(matches)).toMatchObject([{ holds: true }]);
    expect(await told()).toHaveLength(1);
  });

  test('a pair that was shown is told once it becomes good enough, with its new score', async () => {
    const [one, other] = [await need(), await offer({ title: 'Zwei Räder', body: '' })];
    await record(one);
    await record(other);
    const [weak] = await db.select().from(matches);
    expect(weak).toMatchObject({ toldAt: null });
    await change(other, { title: 'Kinderfahrrad' });
    await record(other);
    const [strong] = await db.select().from(matches);
    expect(strong!.score).toBeGreaterThan(weak!.score);
    expect(await told()).toHaveLength(1);
  });
});

describe('at the same moment', () => {
  test('two that are published at once find each other, and are told once, however often it is tried', async () => {
    for (let round = 0; round < 25; round++) {
      const [one, other] = [await need({ place: 'wernau' }), await offer({ place: 'wernau' })];
      await Promise.all([record(one), record(other)]);
      const pair = await db
        .select()
        .from(matches)
        .where(and(eq(matches.needId, one.id), eq(matches.offerId, other.id)));
      expect(pair).toMatchObject([{ toldAt: clock.now(), holds: true }]);
    }
    const payloads = (await told()).map((payload) => JSON.stringify(payload));
    expect(new Set(payloads).size).toBe(payloads.length);
    // Every need of all rounds meets every offer.
    expect(payloads).toHaveLength(25 * 25);
  });

  test('a crowd that comes at once, each twice, is told of every pair once and nobody waits for ever', async () => {
    const crowd = await Promise.all([...Array.from({ length: 6 }, () => need()), ...Array.from({ length: 6 }, () => offer())]);
    await Promise.all([...crowd, ...crowd].map(record));
    expect(await db.select().from(matches)).toHaveLength(36);
    expect(await told()).toHaveLength(36);
  });
});

describe('later', () => {
  test('listings without a profile of the present analysis are caught up with', async () => {
    const [one, other] = [await need(), await offer()];
    await catchUp({ db, clock, metrics, publish });
    expect(await told()).toEqual([]);
    clock.advance(601);
    await catchUp({ db, clock, metrics, publish });
    expect(await told()).toEqual([{ needId: one.id, offerId: other.id }]);
    await db.update(matchingProfiles).set({ version: 0 });
    await catchUp({ db, clock, metrics, publish });
    expect(await told()).toHaveLength(1);
    expect((await db.select().from(matchingProfiles)).map((profile) => profile.version)).toEqual([1, 1]);
  });

  test('a mail says it to each side as theirs, to nobody else, and knows when it is no longer worth sending', async () => {
    const [one, other] = [await need(), await offer({ place: 'wernau' })];
    await db.update(accounts).set({ displayName: 'Ada' }).where(eq(accounts.id, other.accountId));
    await record(one);
    await record(other);
    const pair = { needId: one.id, offerId: other.id };
    const mail = await matchForMail({ db, clock, ...pair, accountId: one.accountId });
    expect(mail).toMatchObject({
      own: { id: one.id },
      other: { id: other.id, kind: 'offer', placeName: 'Wernau (Neckar)', posterName: 'Ada', body: 'Mit Licht.' },
      live: true,
    });
    expect(await matchForMail({ db, clock, ...pair, accountId: other.accountId })).toMatchObject({
      own: { id: other.id },
      other: { id: one.id, posterName: null },
    });
    expect(await matchForMail({ db, clock, ...pair, accountId: newId() })).toBeUndefined();
    expect(await matchForMail({ db, clock, needId: other.id, offerId: one.id, accountId: one.accountId })).toBeUndefined();
    await change(other, { paused: true });
    expect(await matchForMail({ db, clock, ...pair, accountId: one.accountId })).toMatchObject({ live: false });
  });

  test('what belongs to a deleted listing goes with it', async () => {
    const [one, other] = [await need(), await offer()];
    await record(one);
    await record(other);
    await db.delete(listings).where(eq(listings.id, other.id));
    expect(await db.select().from(matches)).toEqual([]);
    expect(await db.select().from(matchingProfiles)).toHaveLength(1);
  });
});
