import { asc, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db/db.ts';
import { topics, type Topic } from './topics.table.ts';

export async function findTopic(db: Tx, slug: string): Promise<Topic | undefined> {
  const [topic] = await db.select().from(topics).where(eq(topics.slug, slug));
  return topic;
}

export async function allTopics(db: Tx): Promise<Topic[]> {
  return db.select().from(topics).orderBy(asc(topics.position));
}

/** Writes topics that are not there yet and leaves the others as they are. */
export async function insertMissingTopics(db: Tx, rows: Topic[]): Promise<void> {
  await db.insert(topics).values(rows).onConflictDoNothing();
}
