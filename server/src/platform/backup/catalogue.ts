import type { Statements } from '../db/schema-migrations.ts';
import type { BackedUpTable, BackupHeader } from './header.ts';

/** A name as it stands in a statement. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const inPublic = (name: string) => `public.${quoted(name)}`;
export const columnList = (columns: string[]) => columns.map(quoted).join(', ');

// What an extension brought along is its own business.
const ours = `and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** All tables of the schema `public` with the columns that can be written, by name: what is generated is made again. */
export async function readTables(sql: Statements): Promise<BackedUpTable[]> {
  const rows = await sql.unsafe(
    `select c.relname as name, coalesce(array_agg(a.attname::text order by a.attname) filter (where a.attname is not null), '{}') as columns
     from pg_class c
     left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' ${ours}
     group by c.relname order by c.relname`,
  );
  return rows.map(({ name, columns }) => ({ name: String(name), columns: columns as string[] }));
}

/** Where every sequence of `public` stands, those of serial and identity columns too. */
export async function readSequences(sql: Statements): Promise<BackupHeader['sequences']> {
  const names = await sql.unsafe(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' ${ours} order by c.relname`,
  );
  const sequences: BackupHeader['sequences'] = [];
  for (const { name } of names) {
    const [at] = await sql.unsafe(`select last_value::text as value, is_called as called from ${inPublic(String(name))}`);
    sequences.push({ name: String(name), value: String(at!['value']), called: at!['called'] === true });
  }
  return sequences;
}

/** Which secrets have sealed values in these tables: a sealed value (platform/crypto) is in a column `…_sealed` and names its key in bytes 2 to 5. */
export async function readKeyIds(sql: Statements, tables: BackedUpTable[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const { name, columns } of tables) {
    for (const column of columns.filter((other) => other.endsWith('_sealed'))) {
      const rows = await sql.unsafe(
        `select distinct encode(substring(${quoted(column)} from 2 for 4), 'hex') as id from ${inPublic(name)} where ${quoted(column)} is not null`,
      );
      for (const { id } of rows) ids.add(String(id));
    }
  }
  return [...ids].sort();
}

/** What puts the foreign keys of `public` back once they were dropped. */
export async function readForeignKeys(sql: Statements): Promise<{ drop: string; add: string }[]> {
  const rows = await sql.unsafe(
    `select c.relname as table_name, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = 'public'::regnamespace ${ours} order by 1, 2`,
  );
  return rows.map(({ table_name: table, name, definition }) => {
    const on = `alter table ${inPublic(String(table))}`;
    return { drop: `${on} drop constraint ${quoted(String(name))}`, add: `${on} add constraint ${quoted(String(name))} ${String(definition)}` };
  });
}
