import { openForReading, readBackup, restoreBackup } from '../../platform/backup/index.ts';
import type { Config } from '../../platform/config/config.ts';
import { readSecrets } from '../../platform/config/secret.ts';
import { buildKeyring } from '../../platform/crypto/keyring.ts';
import { claimDataDir, openDataDir } from '../../platform/embedded/index.ts';
import { prepareDatabase, waiting } from '../prepare-database.ts';
import { withDatabase } from '../with-database.ts';
import { afterRestore, leftOut, madeByItself, queueSchemas } from './tables.ts';

export interface RestoreRequest {
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'secrets'>;
  /** Its name, or `-` for `input`. */
  file: string;
  input: AsyncIterable<Buffer>;
  say(line: string): void;
  signal?: AbortSignal;
}

/**
 * Fills the configured or the embedded database, which must be empty, with a backup and brings it to what this version needs.
 * A file is proven whole before the database is touched; what comes by `input` is proven before it is committed.
 * @throws StartProblem when the backup is not whole or newer, when the database is not empty, or while a portal runs on it
 */
export async function restorePortal({ config, file, input, say, signal }: RestoreRequest): Promise<void> {
  if (file !== '-') {
    say('Reading the backup to its end.');
    await readBackup(await openForReading(file));
  }
  const claim = config.databaseUrl ? undefined : claimDataDir(openDataDir(config.dataDir));
  try {
    const keyIds = buildKeyring(await readSecrets(config)).keyIds;
    await withDatabase(config, async (databaseUrl) => {
      const { rows } = await restoreBackup({
        databaseUrl,
        bytes: file === '-' ? input : await openForReading(file),
        madeByItself: [...madeByItself, ...Object.keys(leftOut)],
        dropSchemas: queueSchemas,
        afterwards: afterRestore,
        signal,
        onWait: () => say(waiting),
        onHeader(header) {
          say(`A backup of ${header.at}, from PostgreSQL ${header.postgres}.`);
          if (header.keyIds.some((id) => !keyIds.includes(id)))
            say('WARNING: SECRET does not open all addresses of this backup. Set the SECRET of the portal that was backed up before anybody signs in.');
        },
        onTable: (name) => say(name),
      });
      await prepareDatabase({ databaseUrl });
      say(`Restored ${rows} rows.`);
    });
  } finally {
    claim?.release();
  }
}
