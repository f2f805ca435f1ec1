import { setTimeout as sleep } from 'node:timers/promises';
import { StartProblem } from '../errors/start-problem.ts';
import { databaseErrorCode } from './connection-errors.ts';
import { openDatabase, type Sql } from './db.ts';
import { guardTransactions } from './guard-transactions.ts';
import { lockForConnection } from './locks.ts';
import { isConcurrent, pendingOf, readMigrations, refuseNewer, unknownOf, type Migration } from './migrations.ts';
import { ensureMigrationsTable, readApplied, recordApplied } from './schema-migrations.ts';

// A change that waits for a lock makes everybody behind it wait too: so it waits briefly, lets them through, and tries again.
const LOCK_WAIT = '3s';
const TRIES = 40;
const PAUSE_MS = 500;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Brings a database to the present schema and returns the names of the migrations that ran; none when it is there already. Each commits by
 * itself. Safe to call from several processes at once, and while the portal runs. Waits for a running backup, which `onWait` is told.
 * @throws StartProblem when the database is newer than this version
 */
export async function migrateSchema(url: string, { known = readMigrations(), onWait }: { known?: Migration[]; onWait?: () => void } = {}): Promise<string[]> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'handreich-migrate' });
  try {
    // A look first, so that a start with nothing to do waits for nobody: a running backup holds the lock too.
    if ((await missing(sql, known)).length === 0) return [];
    await lockForConnection(sql, 'migrations', { onWait });
    await ensureMigrationsTable(sql);
    const pending = await missing(sql, known);
    for (const migration of pending) await applyPatiently(sql, migration);
    return pending.map(({ name }) => name);
  } finally {
    await close();
  }
}

/**
 * Looks whether a process of this version may run on a database as it is, without changing it.
 * Returns a sentence for the log when the database is newer: while a portal is upgraded, processes of the version before go on beside the new ones.
 * @throws StartProblem when migrations are missing, or the database is newer and must not be
 */
export async function checkSchema(url: string, { mayBeNewer = true }: { mayBeNewer?: boolean } = {}): Promise<string | undefined> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'handreich-migrate' });
  try {
    const applied = await readApplied(sql);
    const known = readMigrations();
    if (!mayBeNewer) refuseNewer(known, applied);
    const pending = pendingOf(known, applied);
    if (pending.length > 0)
      throw new StartProblem(`The database lacks ${pending.length} of this version's migrations (${pending[0]!.name} …).`, 'Run npm run migrate first.');
    return unknownOf(known, applied).length > 0
      ? 'The database is of a newer version than this process, which may run beside the next version only: replace it soon.'
      : undefined;
  } finally {
    await close();
  }
}

async function missing(sql: Sql, known: Migration[]): Promise<Migration[]> {
  const applied = await readApplied(sql);
  refuseNewer(known, applied);
  return pendingOf(known, applied);
}

async function applyPatiently(sql: Sql, migration: Migration): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await (migration.statements.some(isConcurrent) ? applyStepwise(sql, migration) : applyWhole(sql, migration));
    } catch (error) {
      if (databaseErrorCode(error) !== LOCK_NOT_AVAILABLE || tries === TRIES) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function applyWhole(sql: Sql, migration: Migration): Promise<void> {
  await guardTransactions(sql).begin(async (tx) => {
    await tx.unsafe(`set local lock_timeout = '${LOCK_WAIT}'`);
    for (const statement of migration.statements) await tx.unsafe(statement);
    await recordApplied(tx, migration);
  });
}

/** Indexes that are made beside the work of others. An index that an interrupted try left unusable is made again. */
async function applyStepwise(sql: Sql, migration: Migration): Promise<void> {
  for (const statement of migration.statements) {
    const index = /\bindex\s+concurrently\s+if\s+not\s+exists\s+"([^"]+)"/i.exec(statement)?.[1];
    const [broken] = index ? await sql`select 1 from pg_index where indexrelid = to_regclass(${`public."${index}"`}) and not indisvalid` : [];
    if (broken) await sql.unsafe(`drop index public."${index}"`);
    await sql.unsafe(statement);
  }
  await recordApplied(sql, migration);
}
