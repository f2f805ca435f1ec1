/** Fails when the tables in the code and the migrations in drizzle/ disagree. Needs no database. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const drizzleKit = join(dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs');
const copy = mkdtempSync(join(tmpdir(), 'handreich-migrations-'));
const migrations = () => readdirSync(copy).filter((name) => name.endsWith('.sql'));

try {
  if (existsSync(join(root, 'drizzle'))) cpSync(join(root, 'drizzle'), copy, { recursive: true });
  const known = migrations();
  const run = spawnSync(
    process.execPath,
    [drizzleKit, 'generate', '--dialect=postgresql', '--schema=./server/src/**/*.table.ts', `--out=${copy}`, '--name=missing'],
    { cwd: root, encoding: 'utf8', input: '' },
  );
  const missing = migrations().filter((name) => !known.includes(name));
  for (const name of missing)
    console.error(
      `The tables have changed without a migration. Run npm run migration -- NAME and read what it writes:\n${readFileSync(join(copy, name), 'utf8')}`,
    );
  // A rename cannot be told from a new column without a person, so the generator asks and gets no answer here.
  if (run.status !== 0)
    console.error(`The tables have changed without a migration, and the generator has a question. Run npm run migration -- NAME.\n${run.stdout}${run.stderr}`);
  if (missing.length > 0 || run.status !== 0) process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
