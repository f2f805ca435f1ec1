import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartProblem } from '../errors/start-problem.ts';

/** One file of drizzle/. */
export interface Migration {
  name: string;
  /** When it was generated, in milliseconds: what tells it from others. */
  when: number;
  /** SHA-256 of the file, as drizzle-orm takes it. */
  hash: string;
  statements: string[];
}

export interface AppliedMigration {
  when: number;
  hash: string;
}

export const migrationsFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../drizzle');

/** What this version's tables are made by, oldest first. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  const { entries } = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as { entries: { tag: string; when: number }[] };
  return entries.map(({ tag, when }) => {
    const text = readFileSync(path.join(folder, `${tag}.sql`), 'utf8');
    return { name: tag, when, hash: createHash('sha256').update(text).digest('hex'), statements: statementsOf(text) };
  });
}

/** The statements of a migration, as drizzle-kit parts them; a part that holds comments alone is none. */
export function statementsOf(text: string): string[] {
  return text.split('--> statement-breakpoint').flatMap((part) => (part.replaceAll(/^\s*--.*$/gm, '').trim() === '' ? [] : [part.trim()]));
}

/** PostgreSQL refuses this one inside a transaction. */
export const isConcurrent = (statement: string) => /\b(create|drop)\s+(unique\s+)?index\s+concurrently\b/i.test(statement);

/** Those that a database lacks. */
export const pendingOf = (known: Migration[], applied: AppliedMigration[]) => known.filter(({ when }) => !applied.some((done) => done.when === when));

/** Those of a database that this version does not know: a newer one made them. */
export const unknownOf = (known: Migration[], applied: AppliedMigration[]) => applied.filter(({ when }) => !known.some((own) => own.when === when));

/** @throws StartProblem when a newer version has been at this database */
export function refuseNewer(known: Migration[], applied: AppliedMigration[]): void {
  const unknown = unknownOf(known, applied);
  if (unknown.length === 0) return;
  const day = new Date(Math.max(...unknown.map(({ when }) => when))).toISOString().slice(0, 10);
  throw new StartProblem(
    `The database is newer than this Handreich: it has ${unknown.length === 1 ? 'a migration' : `${unknown.length} migrations`} (the last of ${day}) that this version does not know.`,
    'Start the version that made it, or a later one.',
  );
}
