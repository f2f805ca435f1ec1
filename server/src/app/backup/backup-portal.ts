import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeWhole, writeBackup } from '../../platform/backup/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Config } from '../../platform/config/config.ts';
import { StartProblem } from '../../platform/errors/start-problem.ts';
import { withDatabase } from '../with-database.ts';
import { leftOut } from './tables.ts';

export interface BackupRequest {
  config: Pick<Config, 'databaseUrl' | 'dataDir'>;
  clock: Clock;
  /** Its name, or `-` for `output`. */
  file: string;
  overwrite: boolean;
  output: NodeJS.WritableStream;
  /** The next table waits for it. */
  say(line: string): void | Promise<void>;
  signal?: AbortSignal;
}

/**
 * Writes a backup of the configured or the embedded database, while the portal runs or not.
 * @throws StartProblem when there is nothing to back up or the file cannot be made
 */
export async function backUpPortal({ config, clock, file, overwrite, output, say, signal }: BackupRequest): Promise<void> {
  if (!config.databaseUrl && !existsSync(path.join(config.dataDir, 'postgres')))
    throw new StartProblem(`There is no database in ${config.dataDir} yet.`, 'Set DATA_DIR or DATABASE_URL to where the portal keeps its data.');
  await withDatabase(config, async (databaseUrl) => {
    const write = (to: NodeJS.WritableStream) =>
      writeBackup({
        databaseUrl,
        now: clock.now(),
        leftOut: Object.keys(leftOut),
        output: to,
        signal,
        onWait: () => void say('Waiting until nobody migrates this database.'),
        onTable: (name, rows) => say(`${name}: ${rows} ${rows === 1 ? 'row' : 'rows'}`),
      });
    const { rows, bytes } = file === '-' ? await write(output) : await makeWhole(file, { overwrite }, write);
    await say(
      `${file === '-' ? 'The backup' : file}: ${rows} rows, ${bytes} bytes. It holds no SECRET: keep that apart, the addresses cannot be read without it.`,
    );
  });
}
