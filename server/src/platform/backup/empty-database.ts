import { StartProblem } from '../errors/start-problem.ts';
import type { Migration } from '../db/migrations.ts';
import type { Statements } from '../db/schema-migrations.ts';
import { inPublic, readTables } from './catalogue.ts';

/** Other connections of a portal: what it calls itself (`application_name`) begins with its name. */
export async function refuseRunningPortal(sql: Statements): Promise<void> {
  const rows = await sql.unsafe(
    `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'handreich%' limit 1`,
  );
  if (rows.length > 0) throw new StartProblem('A portal is connected to this database.', 'Stop every web and worker process, then restore.');
}

/**
 * Locks what is there and makes sure that nothing of it would be missed.
 * @param madeByItself tables that a portal fills before anybody has used it
 * @throws StartProblem when the database holds somebody's data, or tables that are not Handreich's
 */
export async function refuseUsedDatabase(tx: Statements, known: Migration[], madeByItself: string[]): Promise<void> {
  const names = (await readTables(tx)).map(({ name }) => name);
  const foreign = names.filter((name) => !ownTables(known).has(name));
  if (foreign.length > 0)
    throw new StartProblem(`The database holds tables that are not Handreich's (${foreign.join(', ')}).`, 'Restore into an empty database of its own.');
  if (names.length > 0) await tx.unsafe(`lock table ${names.map(inPublic).join(', ')} in access exclusive mode`);
  const used: string[] = [];
  for (const name of names.filter((other) => !madeByItself.includes(other))) {
    const rows = await tx.unsafe(`select 1 from ${inPublic(name)} limit 1`);
    if (rows.length > 0) used.push(name);
  }
  if (used.length > 0)
    throw new StartProblem(`The database is not empty: it holds ${used.join(', ')}.`, 'Restore into an empty database; nothing was changed.');
}

/** Every table that this version's migrations ever made. */
function ownTables(known: Migration[]): Set<string> {
  const made = known.flatMap(({ statements }) =>
    statements.flatMap((text) => [...text.matchAll(/create table (?:if not exists )?"((?:[^"]|"")+)"/gi)].map(([, name]) => name!.replaceAll('""', '"'))),
  );
  return new Set(['schema_migrations', ...made]);
}

/** Takes the (empty) tables away, with the sequences, views, types and functions that migrations made beside them. */
export async function dropEverything(tx: Statements, schemas: string[]): Promise<void> {
  const notOfAnExtension = (catalogue: string) =>
    `not exists (select 1 from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = o.oid and d.deptype in ('e', 'i'))`;
  const listed = [
    `select format('drop %s if exists %s cascade', case relkind when 'r' then 'table' when 'p' then 'table' when 'v' then 'view' when 'm' then 'materialized view' else 'sequence' end, o.oid::regclass) as statement
     from pg_class o where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S') and ${notOfAnExtension('pg_class')}
     order by relkind in ('v', 'm') desc, relkind = 'S'`,
    `select format('drop type if exists %s cascade', o.oid::regtype) as statement
     from pg_type o where typnamespace = 'public'::regnamespace and typtype in ('e', 'd') and ${notOfAnExtension('pg_type')}`,
    `select format('drop routine if exists %s cascade', o.oid::regprocedure) as statement
     from pg_proc o where pronamespace = 'public'::regnamespace and ${notOfAnExtension('pg_proc')}`,
  ];
  for (const schema of schemas) await tx.unsafe(`drop schema if exists "${schema}" cascade`);
  for (const query of listed) for (const { statement } of await tx.unsafe(query)) await tx.unsafe(String(statement));
}
