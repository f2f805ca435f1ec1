import { createHash } from 'node:crypto';
import { countLines, Lines } from './lines.ts';
import { damaged, parseEnd, parseHeader, parseTable, parseTableEnd, type BackedUpTable, type BackupHeader } from './header.ts';
import { unpack } from './packing.ts';

export interface BackupReader {
  /** Called first. */
  begin?(header: BackupHeader): Promise<void>;
  /** Called for each table; must take all of `rows`, which are lines of COPY's text format. */
  table?(table: BackedUpTable, rows: AsyncIterable<Buffer>): Promise<void>;
}

export interface BackupContents {
  header: BackupHeader;
  rows: number;
}

/**
 * Reads a whole backup and proves it: every table's count and checksum, the checksum of all of it, its end and nothing behind.
 * @throws StartProblem with the first thing that is wrong, which may be after `reader` was given what came before
 */
export async function readBackup(bytes: AsyncIterable<Buffer>, reader: BackupReader = {}): Promise<BackupContents> {
  const lines = new Lines(unpack(bytes));
  const header = parseHeader(await lines.line());
  await reader.begin?.(header);
  let rows = 0;
  for (const table of header.tables) rows += await readTable(lines, table, reader);
  const digest = lines.digest();
  const end = parseEnd(await lines.line());
  if (end.sha256 !== digest || end.end.tables !== header.tables.length || end.end.rows !== rows || !(await lines.ended())) throw damaged();
  return { header, rows };
}

async function readTable(lines: Lines, table: BackedUpTable, reader: BackupReader): Promise<number> {
  if (parseTable(await lines.line()) !== table.name) throw damaged();
  const hash = createHash('sha256');
  let rows = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of lines.rows()) {
      hash.update(piece);
      rows += countLines(piece);
      yield piece;
    }
  }
  if (reader.table) await reader.table(table, counted());
  else for await (const _ of counted());
  const end = parseTableEnd(await lines.line());
  if (end.rows !== rows || end.sha256 !== hash.digest('hex')) throw damaged();
  return rows;
}
