import { rankSet, readRankingSet } from '../features/matching/index.ts';
import { seedPlaces } from '../features/places/index.ts';
import { seedTopics } from '../features/topics/index.ts';
import { openDatabase } from '../platform/db/db.ts';
import { migrateSchema } from '../platform/db/migrate.ts';
import { startTemporaryPostgres } from '../platform/embedded/temporary-postgres.ts';
import { StartProblem } from '../platform/errors/start-problem.ts';
import { newId } from '../platform/ids/ids.ts';

/** `npm run -s match:rank -- FOLDER`: ranks a labelled set in a temporary database; one JSON object a need on standard output. */
async function rank(folder: string | undefined): Promise<string> {
  if (!folder) throw new StartProblem('The folder of the set to rank is missing.', 'Usage: npm run -s match:rank -- FOLDER');
  const set = await readRankingSet(folder);
  const postgres = await startTemporaryPostgres();
  try {
    await migrateSchema(postgres.url);
    const { db, close } = openDatabase(postgres.url);
    try {
      await seedPlaces({ db });
      await seedTopics({ db });
      const ranked = await rankSet({ db, newId, set });
      return ranked.map((need) => `${JSON.stringify(need)}\n`).join('');
    } finally {
      await close();
    }
  } finally {
    await postgres.stop();
  }
}

try {
  process.stdout.write(await rank(process.argv[2]));
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`${error.line}\n`);
  process.exitCode = 1;
}
