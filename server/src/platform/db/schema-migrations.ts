import type { AppliedMigration, Migration } from './migrations.ts';

/** The two callers that speak to the table: a connection and a transaction on it. */
export interface Statements {
  unsafe(query: string, parameters?: (string | number)[]): PromiseLike<Record<string, unknown>[]>;
}

/** The table in which drizzle-orm keeps what has run; ours, so that drizzle's tools go on reading it. */
export async function ensureMigrationsTable(sql: Statements): Promise<void> {
  await sql.unsafe('create table if not exists public.schema_migrations (id serial primary key, hash text not null, created_at bigint)');
}

/** What has run on this database, oldest first; nothing on an empty one. */
export async function readApplied(sql: Statements): Promise<AppliedMigration[]> {
  const [found] = await sql.unsafe(`select to_regclass('public.schema_migrations') is not null as there`);
  if (!found?.['there']) return [];
  const rows = await sql.unsafe('select hash, created_at::text as at from public.schema_migrations order by created_at, id');
  return rows.map(({ hash, at }) => ({ hash: String(hash), when: Number(at) }));
}

export async function recordApplied(sql: Statements, { hash, when }: Migration): Promise<void> {
  await sql.unsafe('insert into public.schema_migrations (hash, created_at) values ($1, $2)', [hash, when]);
}
