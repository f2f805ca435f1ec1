/**
 * Fails when the tables in the code and the migrations in drizzle/ disagree, or when a migration would break the version before, which runs
 * beside it while a portal is upgraded. Needs no database.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { objectionsTo } from './migration-rules.ts';

/** The last one before anything was released: there is no version before that it could break. */
const BEFORE_THE_FIRST_RELEASE = 5;

const root = join(import.meta.dirname, '../..');
const drizzleKit = join(dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
for (const name of readdirSync(join(root, 'drizzle')).filter((file) => file.endsWith('.sql') && Number.parseInt(file, 10) > BEFORE_THE_FIRST_RELEASE)) {
  for (const objection of objectionsTo(readFileSync(join(root, 'drizzle', name), 'utf8'), version)) {
    console.error(`${name}: ${objection} (server/tools/migration-rules.ts says what it may say for itself)`);
    process.exitCode = 1;
  }
}

const copy = mkdtempSync(join(tmpdir(), 'handreich-migrations-'));
const migrations = () => readdirSync(copy).filter((name) => name.endsWith('.sql'));

try {
  cpSync(join(root, 'drizzle'), copy, { recursive: true });
  const known = migrations();
  // The generator prefixes the folder with `./`, so that it has to be a relative one.
  const options = ['--dialect=postgresql', '--schema=./server/src/**/*.table.ts', `--out=${relative(root, copy)}`, '--name=missing'];
  const { stdout, stderr } = spawnSync(process.execPath, [drizzleKit, 'generate', ...options], { cwd: root, encoding: 'utf8', input: '' });

  // Its exit code is 0 also when it failed or had a question (a rename or a new column?), so only its own words count.
  if (!stdout.includes('No schema changes')) {
    console.error('The tables and the migrations disagree. Run npm run migration -- NAME and read what it writes.');
    const missing = migrations().filter((name) => !known.includes(name));
    console.error(missing.length > 0 ? missing.map((name) => readFileSync(join(copy, name), 'utf8')).join('\n') : stdout + stderr);
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
