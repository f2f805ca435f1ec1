import { buildDeps } from '../../src/app/build-deps.ts';
import { buildWeb } from '../../src/app/build-web.ts';
import { drain } from '../../src/platform/http/drain.ts';
import { features } from '../../src/app/features.ts';
import { loadPages } from '../../src/app/load-pages.ts';
import { prepareDemonstration } from '../../src/app/prepare-demonstration.ts';
import { getHeapStatistics } from 'node:v8';
import { readConfig } from '../../src/platform/config/config.ts';
import { buildLog } from '../../src/platform/log/log.ts';
import { loginTokenOf } from '../../test/login.ts';
import { benchSecret } from './secret.ts';

// The web process as `npm run web` starts it, with or without load shedding. Tells its port and a token to post with, and its memory when asked.
const [databaseUrl = '', shedding] = process.argv.slice(2);
const config = readConfig({
  SECRET: benchSecret,
  DATABASE_URL: databaseUrl,
  SMTP_URL: 'smtp://127.0.0.1:1',
  RATE_LIMITS: 'off',
  DEMO: '1',
});
const log = buildLog('info', { write: (line) => void (line.includes('"level":50') && process.stderr.write(line)) });
await prepareDemonstration({ config, databaseUrl, log });
const { deps, places, close } = await buildDeps({ config, databaseUrl, log, kind: 'web' });
const load = { expectedDatabaseWaitMs: () => places.expectedWaitMs, heapBytes: getHeapStatistics().heap_size_limit };
const web = await buildWeb(deps, { features, pages: await loadPages(), ...(shedding === 'on' ? { load } : {}) });

const email = `load-${process.pid}@handreich.example`;
await web.inject({ method: 'POST', url: '/api/login-links', payload: { email, locale: 'de' } });
const session = await web.inject({ method: 'POST', url: '/api/sessions', payload: { token: await loginTokenOf(deps, email) } });
const address = new URL(await web.listen({ host: '127.0.0.1', port: 0 }));
process.send?.({ port: Number(address.port), email, token: session.json<{ accessToken: string }>().accessToken });

process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ rss: process.memoryUsage.rss() });
});
process.on('SIGTERM', () => {
  void drain(web, 6000)
    .then(close, () => {})
    .then(() => process.exit(0));
});
// A bench that was killed leaves nothing behind.
process.on('disconnect', () => process.exit(1));
