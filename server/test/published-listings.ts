import { accounts } from '../src/features/accounts/accounts.table.ts';
import { listings, type Listing } from '../src/features/listings/listings.table.ts';
import { daysAfter, type Clock } from '../src/platform/clock/clock.ts';
import type { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/ids/ids.ts';

/** Puts a published listing into the database as if a moderator had just approved it, by default of an owner of its own; no event is published. */
export async function publishedListing({ db, clock }: { db: Db; clock: Clock }, fields: Partial<Listing> = {}): Promise<Listing> {
  const now = clock.now();
  const accountId = fields.accountId ?? newId();
  await db.insert(accounts).values({ id: accountId, locale: 'de', createdAt: now }).onConflictDoNothing();
  const [listing] = await db
    .insert(listings)
    .values({
      id: newId(),
      accountId,
      kind: 'need',
      status: 'published',
      title: 'Kinderfahrrad gesucht',
      body: 'Für unsere Tochter, sie ist 7.',
      topic: 'bicycle',
      place: 'esslingen-am-neckar',
      lang: 'de',
      createdAt: now,
      changedAt: now,
      publishedAt: now,
      expiresAt: daysAfter(now, 60),
      ...fields,
    })
    .returning();
  return listing!;
}
