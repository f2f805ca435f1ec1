import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openDatabase, type Sql } from '../db/db.ts';
import { guardTransactions } from '../db/guard-transactions.ts';
import { pendingOf, readMigrations, type AppliedMigration, type Migration } from '../db/migrations.ts';
import { lockForConnection } from '../db/locks.ts';
import { ensureMigrationsTable, recordApplied } from '../db/schema-migrations.ts';
import { StartProblem } from '../errors/start-problem.ts';
import { columnList, inPublic, readForeignKeys, readTables } from './catalogue.ts';
import { dropEverything, refuseRunningPortal, refuseUsedDatabase } from './empty-database.ts';
import type { BackedUpTable, BackupHeader } from './header.ts';
import { readBackup, type BackupContents } from './read-backup.ts';
import { COPY_SETTINGS } from './write-backup.ts';

type Transaction = Pick<Sql, 'unsafe'>;

export interface RestoreOptions {
  databaseUrl: string;
  bytes: AsyncIterable<Buffer>;
  /** Tables that a portal fills before anybody has used it: they may hold rows, which give way to the backup's. */
  madeByItself: string[];
  /** Schemas beside `public` that belong to the time before and are made anew. */
  dropSchemas: string[];
  /** Run on the restored rows, in the same transaction. */
  afterwards: string[];
  known?: Migration[];
  signal?: AbortSignal;
  /** Told when it has to wait for a backup or a migration of the same database. */
  onWait?(): void;
  onHeader?(header: BackupHeader): void;
  onTable?(name: string): void;
}

/**
 * Fills an empty database with a backup of this or an earlier version, from whichever PostgreSQL: brings it to the backup's migrations, copies,
 * and migrates on to this version. All in one transaction, which also proves the backup to its end: it is restored whole or not at all.
 * @throws StartProblem when the database is in use or not empty, when the backup is not whole, or of a newer version
 */
export async function restoreBackup({ databaseUrl, bytes, known = readMigrations(), onWait, ...options }: RestoreOptions): Promise<BackupContents> {
  const { sql, close } = openDatabase(databaseUrl, { max: 1, name: 'handreich-restore' });
  try {
    await refuseRunningPortal(sql);
    await lockForConnection(sql, 'migrations', { onWait, signal: options.signal });
    const contents = await (guardTransactions(sql).begin(async (tx) => {
      await tx.unsafe(COPY_SETTINGS);
      return restoreInto(tx, { bytes, known, ...options });
    }) as Promise<BackupContents>);
    // Without it the first hours run on plans for empty tables.
    await sql.unsafe('analyze');
    return contents;
  } finally {
    await close();
  }
}

async function restoreInto(
  tx: Transaction,
  {
    bytes,
    known,
    madeByItself,
    dropSchemas,
    afterwards,
    signal,
    onHeader = () => {},
    onTable = () => {},
  }: Omit<RestoreOptions, 'databaseUrl'> & { known: Migration[] },
): Promise<BackupContents> {
  let missing: Migration[] = [];
  let keys: Awaited<ReturnType<typeof readForeignKeys>> = [];
  const contents = await readBackup(bytes, {
    async begin(header) {
      onHeader(header);
      const { earlier, later } = splitMigrations(header, known);
      missing = later;
      await refuseUsedDatabase(tx, known, madeByItself);
      await dropEverything(tx, dropSchemas);
      await ensureMigrationsTable(tx);
      for (const migration of earlier) await run(tx, migration);
      await refuseUnknownTables(tx, header);
      // A migration may have filled a table by itself; and rows come table by table, whoever refers to whom.
      keys = await readForeignKeys(tx);
      for (const { drop } of keys) await tx.unsafe(drop);
      for (const { name } of header.tables) await tx.unsafe(`truncate ${inPublic(name)}`);
    },
    async table({ name, columns }, rows) {
      signal?.throwIfAborted();
      onTable(name);
      const into = await tx.unsafe(`copy ${inPublic(name)} (${columnList(columns)}) from stdin`).writable();
      await pipeline(Readable.from(rows, { objectMode: false }), into, { signal });
    },
  });
  for (const { name, value, called } of contents.header.sequences)
    await tx.unsafe(`select setval(to_regclass('${inPublic(name).replaceAll("'", "''")}'), ${value}, ${called})`);
  for (const { add } of keys) await tx.unsafe(add);
  for (const migration of missing) {
    await run(tx, migration);
    await recordApplied(tx, migration);
  }
  for (const statement of afterwards) await tx.unsafe(statement);
  return contents;
}

/** Nobody else is here, so what would be made beside the work of others is made plainly, inside the transaction. */
async function run(tx: Transaction, { statements }: Migration): Promise<void> {
  for (const statement of statements) await tx.unsafe(statement.replaceAll(/\bindex\s+concurrently\b/gi, 'index'));
}

/** This version's migrations, parted into those that the backup's database had and those that came later. @throws StartProblem when it had others */
export function splitMigrations(header: BackupHeader, known: Migration[]): { earlier: Migration[]; later: Migration[] } {
  const isIn = ({ when, hash }: AppliedMigration) => known.some((own) => own.when === when && own.hash === hash);
  const strange = header.migrations.find((applied) => !isIn(applied));
  if (strange && known.every(({ when }) => when < strange.when))
    throw new StartProblem('The backup is of a newer version of Handreich than this one.', 'Restore it with that version or a later one.');
  if (strange)
    throw new StartProblem(
      "The backup's tables were made by migrations that this version does not have.",
      'Restore it with the version that wrote it, then migrate from there.',
    );
  const later = pendingOf(known, header.migrations);
  return { earlier: known.filter((migration) => !later.includes(migration)), later };
}

async function refuseUnknownTables(tx: Transaction, header: BackupHeader): Promise<void> {
  const here = await readTables(tx);
  const isHere = ({ name, columns }: BackedUpTable) => {
    const own = here.find((table) => table.name === name)?.columns ?? [];
    return columns.every((column) => own.includes(column));
  };
  const strange = header.tables.filter((table) => !isHere(table)).map(({ name }) => name);
  if (strange.length > 0)
    throw new StartProblem(`The backup holds tables that are not Handreich's or were changed by hand (${strange.join(', ')}).`, 'Nothing was written.');
}
