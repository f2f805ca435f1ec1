import type { Sql } from '../../../src/platform/db/db.ts';

/** Where something was written, and what: every column of every row that was there for a moment. */
export interface Written {
  /** `schema.table.column`. */
  column: string;
  value: string;
}

/**
 * Writes down every value that comes into any table of any schema, also those that are gone a moment later (a queue's jobs).
 * Returns a function that gives everything so far.
 */
export async function watchWrites(sql: Sql): Promise<() => Promise<Written[]>> {
  await sql.unsafe(`
    create schema watch;
    create table watch.written (place text not null, row jsonb not null);
    create function watch.note() returns trigger language plpgsql as $$
    begin
      insert into watch.written values (tg_table_schema || '.' || tg_table_name, to_jsonb(new));
      return null;
    end $$;`);
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'watch')`;
  for (const { name } of tables) await sql.unsafe(`create trigger watch after insert or update on ${name} for each row execute function watch.note()`);
  return async () =>
    sql<Written[]>`
      select distinct place || '.' || field.key as column, field.value as value
      from watch.written cross join lateral jsonb_each_text(row) as field where field.value is not null`;
}
