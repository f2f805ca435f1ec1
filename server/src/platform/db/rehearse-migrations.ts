import { reasonOf } from '../errors/start-problem.ts';
import { databaseErrorCode } from './connection-errors.ts';
import { openDatabase, type Sql } from './db.ts';
import { guardTransactions } from './guard-transactions.ts';
import { isConcurrent, pendingOf, readMigrations, refuseNewer, type Migration } from './migrations.ts';
import { ensureMigrationsTable, readApplied, recordApplied } from './schema-migrations.ts';

/** A table that a statement touches: PostgreSQL's lock on it, and about how many rows it has (undefined: never counted). */
export interface TouchedTable {
  table: string;
  lock: string;
  rows: number | undefined;
}

export interface RehearsedStatement {
  statement: string;
  touches: TouchedTable[];
  /** `passed`; `failed` with PostgreSQL's reason; `untried`, because PostgreSQL cannot take it back or because an earlier one failed. */
  outcome: { kind: 'passed' } | { kind: 'untried' } | { kind: 'failed'; reason: string };
}

export interface Rehearsal {
  migrations: { name: string; statements: RehearsedStatement[] }[];
}

type Transaction = Pick<Sql, 'unsafe'>;

// On a portal that runs, a rehearsal holds the same locks as the change itself: so it may neither wait nor last.
const CAUTION = `set local lock_timeout = '3s'; set local statement_timeout = '15s'`;

/** Carries what was found out of the transaction, which it ends without a trace. */
class RolledBack extends Error {}

/**
 * Tries every missing migration in one transaction that is rolled back, and says what each statement locks. Changes nothing.
 * @throws StartProblem when the database is newer than this version
 */
export async function rehearseMigrations(url: string, { known = readMigrations() }: { known?: Migration[] } = {}): Promise<Rehearsal> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'handreich-rehearse' });
  const rehearsal: Rehearsal = { migrations: [] };
  try {
    const applied = await readApplied(sql);
    refuseNewer(known, applied);
    await guardTransactions(sql)
      .begin(async (tx) => {
        await tx.unsafe(CAUTION);
        await ensureMigrationsTable(tx);
        let broken = false;
        for (const migration of pendingOf(known, applied)) {
          const statements: RehearsedStatement[] = [];
          for (const statement of migration.statements) {
            const tried: RehearsedStatement =
              broken || isConcurrent(statement) ? { statement, touches: [], outcome: { kind: 'untried' } } : await tryOne(tx, statement);
            broken ||= tried.outcome.kind === 'failed';
            statements.push(tried);
          }
          rehearsal.migrations.push({ name: migration.name, statements });
          if (!broken) await recordApplied(tx, migration);
        }
        throw new RolledBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
    return rehearsal;
  } finally {
    await close();
  }
}

async function tryOne(tx: Transaction, statement: string): Promise<RehearsedStatement> {
  const before = await locksOf(tx);
  try {
    await tx.unsafe(`savepoint tried`);
    await tx.unsafe(statement);
  } catch (error) {
    if (!databaseErrorCode(error)) throw error;
    await tx.unsafe('rollback to savepoint tried');
    return { statement, touches: [], outcome: { kind: 'failed', reason: reasonOf(error) } };
  }
  const after = await locksOf(tx);
  const isNew = ({ table, lock }: TouchedTable) => !before.some((held) => held.table === table && held.lock === lock);
  return { statement, touches: after.filter(isNew), outcome: { kind: 'passed' } };
}

/** Locks on tables that were there before and that somebody could wait for: the strongest of each. */
async function locksOf(tx: Transaction): Promise<TouchedTable[]> {
  const rows = await tx.unsafe(
    `select c.relname as table_name, l.mode as lock, c.reltuples as rows
     from pg_locks l join pg_class c on c.oid = l.relation
     where l.pid = pg_backend_pid() and l.granted and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and c.relname <> 'schema_migrations' and l.mode not in ('AccessShareLock', 'RowShareLock')
     order by 1, array_position(array['RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'], l.mode)`,
  );
  const strongest = new Map(
    rows.map(({ table_name: table, lock, rows: count }) => [
      String(table),
      { table: String(table), lock: String(lock), rows: Number(count) < 0 ? undefined : Number(count) },
    ]),
  );
  return [...strongest.values()];
}
