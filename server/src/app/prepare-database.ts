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

/** Said while tables cannot be changed yet. */
export const waiting = 'Waiting until a backup or a migration of this database has ended.';

/**
 * Brings a database to what this version needs: its tables, the queue's tables, places and topics, rows in their present form.
 * Does nothing twice. `say` is told when it has to wait.
 */
export async function prepareDatabase({ databaseUrl, say }: { databaseUrl: string; say?: (line: string) => void }): Promise<Prepared> {
  const schema = await migrateSchema(databaseUrl, { onWait: () => say?.(waiting) });
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
