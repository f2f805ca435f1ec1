import { z } from 'zod';
import { defineJob } from '../src/platform/jobs/define-job.ts';
import { startTestWorker } from './worker.ts';

// A worker that dies the hardest death right after its handler has committed. Run as a process of its own: `node dying-worker.ts DATABASE_URL [REDIS_URL]`.
const dying = defineJob({
  name: 'test-dying',
  event: 'test.happened',
  payload: z.object({}),
  handle: async ({ db }, _payload, { id }) => {
    await db.execute(`insert into handled values ('${id}', 'first')`);
    process.kill(process.pid, 'SIGKILL');
  },
});

await startTestWorker({ databaseUrl: process.argv[2]!, redisUrl: process.argv[3], features: [{ name: 'test', handlers: [dying] }] });
