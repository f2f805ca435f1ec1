import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { useTestDatabase } from '../../../test/database.ts';
import { publishedListing } from '../../../test/published-listings.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/ids/ids.ts';
import { buildMetrics } from '../../platform/metrics/metrics.ts';
import { buildPublish } from '../../platform/outbox/publish.ts';
import { accounts } from '../accounts/accounts.table.ts';
import { listings, type Listing } from '../listings/listings.table.ts';
import { catchUp, recordMatches } from './finding.usecases.ts';
import { forgetMatching } from './forgetting.usecases.ts';
import { matches, matchingProfiles } from './matching.table.ts';

const { db } = useTestDatabase();
const clock = fixedClock('2026-11-15T10:00:00Z');
const metrics = buildMetrics();
const publish = buildPublish({ clock, newId, handlersOf: () => [] });
const record = (listing: Listing) => recordMatches({ db, clock, metrics, publish, listingId: listing.id });
const need = () => publishedListing({ db, clock });
const offer = () => publishedListing({ db, clock }, { kind: 'offer', title: 'Kinderfahrrad, 20 Zoll', body: 'Mit Licht.' });
const leave = (listing: Listing) => db.update(accounts).set({ deletedAt: clock.now() }).where(eq(accounts.id, listing.accountId));
const forget = (listing: Listing) => forgetMatching({ db, accountId: listing.accountId });
const profiled = async () => (await db.select().from(matchingProfiles)).map(({ listingId }) => listingId);

beforeEach(async () => {
  await db.delete(listings);
  await db.delete(accounts);
});

test('who leaves is forgotten, with the pairs on both sides; what others have stays', async () => {
  const [leaver, giver, other] = [await need(), await offer(), await need()];
  for (const listing of [leaver, giver, other]) await record(listing);
  expect(await db.select().from(matches)).toHaveLength(2);
  await leave(leaver);
  for (let run = 0; run < 2; run++) {
    await forget(leaver);
    expect(await db.select().from(matches)).toMatchObject([{ needId: other.id, offerId: giver.id }]);
    expect((await profiled()).sort()).toEqual([giver.id, other.id].sort());
  }
});

test('who has left is neither analysed nor found again, though the listing is not withdrawn yet', async () => {
  const [leaver, giver] = [await need(), await offer()];
  await record(leaver);
  await leave(leaver);
  await record(giver);
  expect(await db.select().from(matches)).toEqual([]);
  await forget(leaver);
  await record(leaver);
  clock.advance(601);
  await catchUp({ db, clock, metrics, publish });
  expect(await profiled()).toEqual([giver.id]);
  clock.set('2026-11-15T10:00:00Z');
});

test('nothing is left however leaving and searching fall together', async () => {
  for (let round = 0; round < 20; round++) {
    const [leaver, giver] = [await need(), await offer()];
    await record(leaver);
    const leaving = async () => {
      await db.execute(sql`select pg_sleep(${(round % 10) / 1000})`);
      await leave(leaver);
      await forget(leaver);
    };
    await Promise.all([record(giver), record(leaver), leaving()]);
    expect(await db.select().from(matches).where(eq(matches.needId, leaver.id))).toEqual([]);
    expect(await profiled()).not.toContain(leaver.id);
  }
});
