import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { openDatabase, type Sql } from '../db/db.ts';
import { guardTransactions } from '../db/guard-transactions.ts';
import { lockForConnection } from '../db/locks.ts';
import { readApplied } from '../db/schema-migrations.ts';
import { StartProblem } from '../errors/start-problem.ts';
import { copyOut } from './copy-out.ts';
import { readKeyIds, readSequences, readTables } from './catalogue.ts';
import { FORMAT, FORMAT_VERSION, type BackupHeader } from './header.ts';
import { countLines, END_OF_ROWS } from './lines.ts';
import { packing } from './packing.ts';
import { pipeline } from 'node:stream/promises';

/** The form in which both ends write and read values, whatever the servers are set to. */
export const COPY_SETTINGS = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local row_security = off; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

export interface BackupOptions {
  databaseUrl: string;
  now: Date;
  /** Tables whose rows are not kept. */
  leftOut: string[];
  output: NodeJS.WritableStream;
  signal?: AbortSignal;
  /** Told when it has to wait for a migration. */
  onWait?(): void;
  /** Told when a table is read; the next one waits for it. */
  onTable?(name: string, rows: number): void | Promise<void>;
}

/**
 * Writes the schema `public` as it was at one moment, while others go on writing, and ends `output`. No row is ever half a transaction: all
 * tables are read in one snapshot (REPEATABLE READ), and no migration runs meanwhile. Uses memory for some chunks, however many rows there are.
 * Returns how many rows and bytes (packed) were written.
 */
export async function writeBackup({
  databaseUrl,
  now,
  leftOut,
  output,
  signal,
  onWait,
  onTable = () => {},
}: BackupOptions): Promise<{ rows: number; bytes: number }> {
  const { sql, close } = openDatabase(databaseUrl, { max: 1, name: 'handreich-backup' });
  try {
    await lockForConnection(sql, 'migrations', { shared: true, onWait, signal });
    return await (guardTransactions(sql).begin('isolation level repeatable read read only', async (tx) => {
      await tx.unsafe(COPY_SETTINGS);
      const header = await readHeader(tx, now, leftOut);
      let rows = 0;
      let bytes = 0;
      const count = async (table: string, more: number) => {
        rows += more;
        await onTable(table, more);
      };
      const [gzip, head] = packing();
      head.on('data', (chunk: Buffer) => (bytes += chunk.length));
      await pipeline(Readable.from(textOf(tx, header, count), { objectMode: false }), gzip, head, output, { signal });
      return { rows, bytes };
    }) as Promise<{ rows: number; bytes: number }>);
  } finally {
    await close();
  }
}

async function readHeader(tx: Pick<Sql, 'unsafe'>, now: Date, leftOut: string[]): Promise<BackupHeader> {
  const tables = (await readTables(tx)).filter(({ name }) => !leftOut.includes(name));
  const migrations = await readApplied(tx);
  if (migrations.length === 0) throw new StartProblem('The database holds no portal yet.', 'Set DATABASE_URL or DATA_DIR to where the portal keeps its data.');
  const [server] = await tx.unsafe(`select current_setting('server_version') as version`);
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    at: now.toISOString(),
    postgres: String(server!['version']),
    migrations,
    tables,
    sequences: await readSequences(tx),
    keyIds: await readKeyIds(tx, tables),
  };
}

/** The text of a backup: a line of JSON, then for each table a line, its rows, the mark, its count and checksum; then the end. */
async function* textOf(tx: Pick<Sql, 'unsafe'>, header: BackupHeader, onTable: (name: string, rows: number) => Promise<void>): AsyncGenerator<Buffer> {
  const all = createHash('sha256');
  const hashed = (text: string | Buffer) => {
    all.update(text);
    return Buffer.from(text);
  };
  yield hashed(`${JSON.stringify(header)}\n`);
  let sum = 0;
  for (const table of header.tables) {
    yield hashed(`${JSON.stringify({ table: table.name })}\n`);
    const hash = createHash('sha256');
    let rows = 0;
    for await (const piece of copyOut(tx, table)) {
      hash.update(piece);
      rows += countLines(piece);
      yield hashed(piece);
    }
    yield hashed(`${END_OF_ROWS}${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`);
    await onTable(table.name, rows);
    sum += rows;
  }
  yield Buffer.from(`${JSON.stringify({ end: { tables: header.tables.length, rows: sum }, sha256: all.digest('hex') })}\n`);
}
