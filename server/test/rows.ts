import { quoted, readTables } from '../src/platform/backup/index.ts';
import { openDatabase } from '../src/platform/db/db.ts';

/** Every row of every table as text, in an order that is the same everywhere. */
export async function allRows(url: string): Promise<Record<string, string[]>> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'test' });
  try {
    await sql`set timezone to 'UTC'`;
    const tables: Record<string, string[]> = {};
    for (const { name, columns } of await readTables(sql)) {
      const row = columns.map(quoted).join(', ');
      const rows = await sql.unsafe(`select row(${row})::text as row from ${quoted(name)} order by row(${row})::text collate "C"`);
      tables[name] = rows.map(({ row: text }) => String(text));
    }
    return tables;
  } finally {
    await close();
  }
}
