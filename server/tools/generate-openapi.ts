import { buildWeb } from '../src/app/build-web.ts';
import { buildDeps } from '../src/app/build-deps.ts';
import { features } from '../src/app/features.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { buildLog } from '../src/platform/log/log.ts';

/** The API's OpenAPI document as pretty JSON, from the routes themselves. Neither listens nor asks a database. */
export async function openapiDocument(): Promise<string> {
  const config = readConfig({ SECRET: 'only for the document and signs nothing', DATABASE_URL: 'postgres://nobody@localhost/none' });
  const { deps, close } = await buildDeps({ config, databaseUrl: config.databaseUrl!, log: buildLog('silent') });
  const web = await buildWeb(deps, { features });
  try {
    const answer = await web.inject('/api/openapi.json');
    return `${JSON.stringify(answer.json(), null, 2)}\n`;
  } finally {
    await web.close();
    await close();
  }
}
