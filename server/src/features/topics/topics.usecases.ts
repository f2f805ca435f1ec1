import { readFile } from 'node:fs/promises';
import type { Tx } from '../../platform/db/db.ts';
import { invalidField } from '../../platform/errors/domain-error.ts';
import { allTopics, findTopic, insertMissingTopics } from './topics.repository.ts';
import type { Topic } from './topics.table.ts';

interface TopicSource {
  slug: string;
  parent: string | null;
  risk: Topic['risk'];
  de: string;
  en: string;
}

export async function listTopics({ db }: { db: Tx }): Promise<Topic[]> {
  return allTopics(db);
}

/** The topic of a slug that somebody typed or sent; `input.unknown_topic` at `path` when there is none. */
export async function requireTopic({ db, slug, path = '/topic' }: { db: Tx; slug: string; path?: string }): Promise<Topic> {
  const topic = await findTopic(db, slug);
  if (!topic) throw invalidField(path, 'input.unknown_topic', { topic: slug }, 'is not a topic of this portal');
  return topic;
}

/** Puts the topics into an empty database; topics that are there stay as they are. */
export async function seedTopics({ db }: { db: Tx }): Promise<void> {
  const sources = JSON.parse(await readFile(new URL('./topics.json', import.meta.url), 'utf8')) as TopicSource[];
  const rows = sources.map((source, position) => ({
    slug: source.slug,
    parent: source.parent,
    path: source.parent ? [source.slug, source.parent] : [source.slug],
    risk: source.risk,
    position,
    labelDe: source.de,
    labelEn: source.en,
  }));
  await insertMissingTopics(db, [...rows.filter((row) => !row.parent), ...rows.filter((row) => row.parent)]);
}
