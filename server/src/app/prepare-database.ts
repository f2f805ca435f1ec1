import { seedPlaces } from '../features/places/index.ts';
import { seedTopics } from '../features/topics/index.ts';
import { openDatabase } from '../platform/db/db.ts';
import { migrateSchema } from '../platform/db/migrate.ts';
import { migrateQueue } from './build-worker.ts';

/** Brings a database to what this version needs: its tables, the queue's tables, places and topics. Does nothing twice. */
export async function prepareDatabase({ databaseUrl }: { databaseUrl: string }): Promise<void> {
  await migrateSchema(databaseUrl);
  await migrateQueue(databaseUrl);
  const { db, close } = openDatabase(databaseUrl, { max: 1 });
  try {
    await db.transaction(async (tx) => {
      await seedPlaces({ db: tx });
      await seedTopics({ db: tx });
    });
  } finally {
    await close();
  }
}
