/**
 * What a migration may do while the version before still runs beside the new one (docs/operations.md, "Upgrade"): it may add, not take away or
 * narrow, and it may not hold up everybody on a table that grows with use. What breaks a rule has to say why it may:
 *
 *   -- unused since 0.2.0: the old form of names      (nothing in 0.2.0 or later uses it, and 0.2.0 is out)
 *   -- brief: topics has some dozens of rows          (the lock is held for a moment only)
 */
import { statementsOf } from '../src/platform/db/migrations.ts';

/** On these a lock lasts a moment, because of why they stay small; all others grow with every day that the portal is used. */
const small = new Map([
  ['places', 'the places of a county, some hundreds, which change with the version'],
  ['topics', 'some dozens, which change with the version'],
  ['demonstration', 'one row'],
  ['data_migrations', 'a row for each of them'],
  ['schema_migrations', 'a row for each of them'],
  ['role_grants', 'moderators and admins only'],
]);

interface Objection {
  kind: 'incompatible' | 'blocking';
  what: string;
}

const incompatible = (what: string): Objection => ({ kind: 'incompatible', what });
const blocking = (what: string): Objection => ({ kind: 'blocking', what });

interface Made {
  tables: Set<string>;
  /** Of existing tables, as `table.column`. */
  columns: Set<string>;
}

/** What is wrong with a migration, a sentence each. `version` is that of package.json: what is to come next. */
export function objectionsTo(sql: string, version: string): string[] {
  const made: Made = { tables: new Set(), columns: new Set() };
  const found: string[] = [];
  const parts = sql.split('--> statement-breakpoint').filter((part) => statementsOf(part).length > 0);
  if (parts.some(isConcurrent) && !parts.every(isConcurrent))
    found.push('CONCURRENTLY stands outside of transactions: give these indexes a migration of their own.');
  for (const part of parts) {
    const statement = part
      .replaceAll(/^\s*--.*$/gm, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    const objection = objectionTo(statement, made);
    if (objection && !isExcused(part, objection, version)) found.push(`${objection.what}: ${statement.slice(0, 120)}`);
  }
  return found;
}

const isConcurrent = (part: string) => /\bindex\s+concurrently\b/i.test(part);

function isExcused(part: string, { kind }: Objection, version: string): boolean {
  if (kind === 'blocking' && /^\s*-- brief: \S.{9,}/m.test(part)) return true;
  const since = /^\s*-- unused since (\d+\.\d+\.\d+): \S/m.exec(part)?.[1];
  return since !== undefined && isBefore(since, version);
}

function isBefore(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number));
  const at = a!.findIndex((part, index) => part !== b![index]);
  return at >= 0 && a![at]! < b![at]!;
}

/** Only what is known to be harmless passes: a statement that these rules do not know is an objection. */
function objectionTo(statement: string, made: Made): Objection | undefined {
  const name = '(?:"public"\\.)?"([^"]+)"';
  const matched = (pattern: string) => new RegExp(`^${pattern}`, 'i').exec(statement);
  const created = matched(`create table (?:if not exists )?${name}`);
  if (created) return void made.tables.add(created[1]!);
  if (matched('create (type|sequence|view|extension)')) return undefined;
  if (matched('drop index')) return undefined;
  const index = matched(`create (unique )?index (concurrently )?(if not exists )?${name} on ${name}`);
  if (index) return objectionToIndex(index, made);
  const altered = matched(`alter table (?:only )?${name} (.*)$`);
  if (altered) return made.tables.has(altered[1]!) ? undefined : objectionToChange(altered[1]!, altered[2]!, made);
  return incompatible('the rules do not know this statement, or it changes rows (which a data migration does)');
}

function objectionToIndex([, unique, concurrently, ifMissing, , table]: RegExpExecArray, { tables }: Made): Objection | undefined {
  if (tables.has(table!)) return undefined;
  if (unique) return incompatible('the version before may write what a unique index refuses');
  if (concurrently) return ifMissing ? undefined : blocking('an index that is made CONCURRENTLY wants IF NOT EXISTS, for a second try');
  return small.has(table!) ? undefined : blocking('nobody can write while this index is made; make it CONCURRENTLY');
}

function objectionToChange(table: string, change: string, made: Made): Objection | undefined {
  const added = /^add column (?:if not exists )?"([^"]+)" (.*)$/i.exec(change);
  if (added) return objectionToColumn(table, added[1]!, added[2]!, made);
  if (/^add constraint/i.test(change)) return objectionToConstraint(table, change, made);
  if (/^drop constraint/i.test(change) || /^validate constraint/i.test(change)) return undefined;
  if (/^alter column "[^"]+" (drop not null|set default)/i.test(change)) return undefined;
  if (/^drop column/i.test(change)) return incompatible('the version before still reads this column');
  if (/^rename/i.test(change)) return incompatible('the version before still uses the old name');
  if (/^alter column "[^"]+" set not null/i.test(change)) return incompatible('the version before may write nothing here');
  if (/^alter column "[^"]+" (set data )?type/i.test(change)) return incompatible('a change of type breaks the version before and rewrites the table');
  if (/^alter column "[^"]+" drop default/i.test(change)) return incompatible('the version before may count on this default');
  return incompatible('the rules do not know this change');
}

// Evaluated for each row: the whole table would be written anew under a lock.
const everyRowAnew = /default [^,]*\b(random|clock_timestamp|gen_random_uuid|nextval|uuidv\d)\s*\(|generated always as \(.*\) stored|\bserial\b/i;

function objectionToColumn(table: string, column: string, definition: string, made: Made): Objection | undefined {
  made.columns.add(`${table}.${column}`);
  if (/\bnot null\b/i.test(definition) && !/\b(default|generated)\b/i.test(definition)) return incompatible('the version before does not fill this column');
  if (/\b(unique|primary key)\b/i.test(definition)) return incompatible('the version before may write what a unique column refuses');
  return everyRowAnew.test(definition) ? blocking('every row is written anew under a lock') : undefined;
}

function objectionToConstraint(table: string, change: string, made: Made): Objection | undefined {
  if (/\b(unique|primary key|exclude)\b/i.test(change)) return incompatible('the version before may write what this constraint refuses');
  const foreign = /foreign key \(([^)]*)\)/i.exec(change)?.[1];
  const named = foreign ?? change.replace(/^add constraint "[^"]+"/i, '').replaceAll(`"${table}".`, '');
  const columns = [...named.matchAll(/"([^"]+)"/g)].map(([, column]) => `${table}.${column}`);
  // The version before does not know these columns, so that they hold their default in what it writes.
  if (columns.length > 0 && columns.every((column) => made.columns.has(column))) return undefined;
  return incompatible('the version before may write what this constraint refuses, and all rows are checked under a lock (NOT VALID first)');
}
