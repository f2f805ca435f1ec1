import { seedPlaces } from '../features/places/index.ts';
import { seedTopics } from '../features/topics/index.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { runDataMigrations } from '../platform/db/data-migrations.ts';
import { openDatabase } from '../platform/db/db.ts';
import { migrateSchema } from '../platform/db/migrate.ts';
import { migrateQueue } from './build-worker.ts';
import { dataMigrations } from './data-migrations.ts';

/** What was missing: names of migrations, and of data migrations with the number of rows that they changed. */
export interface Prepared {
  schema: string[];
  data: { name: string; rows: number }[];
}

/** Brings a database to what this version needs: its tables, the queue's tables, places and topics, rows in their present form. Does nothing twice. */
export async function prepareDatabase({ databaseUrl }: { databaseUrl: string }): Promise<Prepared> {
  const schema = await migrateSchema(databaseUrl);
  await migrateQueue(databaseUrl);
  const { db, close } = openDatabase(databaseUrl, { max: 1 });
  try {
    await db.transaction(async (tx) => {
      await seedPlaces({ db: tx });
      await seedTopics({ db: tx });
    });
    return { schema, data: await runDataMigrations({ db, clock: systemClock, list: dataMigrations }) };
  } finally {
    await close();
  }
}
