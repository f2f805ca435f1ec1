import { eq, inArray } from 'drizzle-orm';
import type { Clock } from '../clock/clock.ts';
import { dataMigrations } from './data-migrations.table.ts';
import type { Db, Tx } from './db.ts';
import { one } from './rows.ts';

/**
 * A change of rows that the schema cannot make by itself: run by `migrate` after the schema, a batch at a time, while the portal runs. What it
 * leaves must suit the version before too, which still works beside it.
 */
export interface DataMigration {
  /** Never used again for another one. */
  name: string;
  /** One sentence for the operator. */
  description: string;
  /**
   * Changes the next rows after `cursor` (null at first) and says where to go on, how many it changed, and whether it is at the end. Runs in
   * a transaction that also keeps the cursor: what was changed is not changed again, however often it is stopped.
   */
  batch(tx: Tx, cursor: string | null): Promise<{ cursor: string | null; rows: number; done: boolean }>;
}

export interface DataMigrationState {
  name: string;
  description: string;
  rows: number;
  finished: boolean;
}

interface Deps {
  db: Db;
  clock: Clock;
  list: DataMigration[];
}

/** How far each of the list is, in its order. */
export async function readDataMigrations({ db, list }: { db: Tx; list: DataMigration[] }): Promise<DataMigrationState[]> {
  const names = list.map(({ name }) => name);
  const kept = names.length > 0 ? await db.select().from(dataMigrations).where(inArray(dataMigrations.name, names)) : [];
  return list.map(({ name, description }) => {
    const row = kept.find((other) => other.name === name);
    return { name, description, rows: row?.rows ?? 0, finished: Boolean(row?.finishedAt) };
  });
}

/** Runs what is not finished, in the order of the list, and returns what it did. Stopped, it goes on next time; run twice at once, the two take turns. */
export async function runDataMigrations({ db, clock, list }: Deps): Promise<{ name: string; rows: number }[]> {
  const did: { name: string; rows: number }[] = [];
  for (const migration of list) {
    let rows = 0;
    for (let step = await nextBatch({ db, clock, migration }); step; step = await nextBatch({ db, clock, migration })) {
      rows += step.rows;
      if (step.done) did.push({ name: migration.name, rows });
    }
  }
  return did;
}

/** One batch with its cursor; undefined when the migration is finished. */
async function nextBatch({ db, clock, migration }: Omit<Deps, 'list'> & { migration: DataMigration }): Promise<{ rows: number; done: boolean } | undefined> {
  const isThis = eq(dataMigrations.name, migration.name);
  return db.transaction(async (tx) => {
    await tx.insert(dataMigrations).values({ name: migration.name, startedAt: clock.now() }).onConflictDoNothing();
    const state = one(await tx.select().from(dataMigrations).where(isThis).for('update'));
    if (state.finishedAt) return undefined;
    const { cursor, rows, done } = await migration.batch(tx, state.cursor);
    await tx
      .update(dataMigrations)
      .set({ cursor, rows: state.rows + rows, finishedAt: done ? clock.now() : null })
      .where(isThis);
    return { rows, done };
  });
}
