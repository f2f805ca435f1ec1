/** Judges docker-compose.yml by the published schema and by what the portal needs (compose/rules.ts). Part of `npm run check`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, STOP_GRACE_SECONDS, STOP_LIMIT_SECONDS } from '../src/entry/image.ts';
import { readCompose } from './compose/read-compose.ts';
import { judge } from './compose/rules.ts';

const file = join(import.meta.dirname, '../../docker-compose.yml');
/** What an operator must give; the rest has defaults. */
const given = {
  SECRET: 'a secret of at least thirty-two characters',
  POSTGRES_PASSWORD: 'letters0and1digits',
  SMTP_URL: 'smtp://mailpit:1025',
  PUBLIC_URL: 'https://hilfe.example.org',
  TRUST_PROXY: '10.213.77.1',
};

const problems = judge(readCompose(readFileSync(file, 'utf8'), given), { commands, drainSeconds: STOP_LIMIT_SECONDS + STOP_GRACE_SECONDS });
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
