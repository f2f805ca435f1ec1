import { createServer } from 'node:net';
import { createTransport } from 'nodemailer';
import postgres from 'postgres';
import { inTime } from '../../platform/clock/in-time.ts';
import { reasonOf, StartProblem } from '../../platform/errors/start-problem.ts';
import { listenProblem } from '../../platform/http/listen-problem.ts';
import { redisStore } from '../../platform/jobs/redis-store.ts';
import { cleanReply } from '../../platform/mail/outcome.ts';

const PATIENCE_MS = 5000;
const OLDEST_POSTGRES = 15;

/**
 * Connects once to a configured PostgreSQL.
 * @throws StartProblem when it cannot be reached, refuses the login, or is too old; never names the password
 */
export async function checkDatabase(url: string): Promise<void> {
  const where = `The database of DATABASE_URL (${placeOf(url)})`;
  const sql = connect(url);
  try {
    const [row] = await soon(sql`SELECT current_setting('server_version_num')::int / 10000 AS major`);
    const major = Number(row?.['major']);
    if (major < OLDEST_POSTGRES) throw new StartProblem(`${where} is PostgreSQL ${major}.`, `Handreich needs PostgreSQL ${OLDEST_POSTGRES} or later.`);
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(`${where} cannot be used (${reasonOf(error)}).`, 'Start it or correct DATABASE_URL; without it Handreich brings its own database.', {
      cause: error,
    });
  } finally {
    void sql.end({ timeout: 1 }).catch(() => {});
  }
}

function connect(url: string): postgres.Sql {
  try {
    return postgres(url, { max: 1, connect_timeout: PATIENCE_MS / 1000, fetch_types: false, onnotice: () => {} });
  } catch (error) {
    throw new StartProblem('DATABASE_URL is not the address of a PostgreSQL.', 'Write it as postgres://USER:PASSWORD@HOST:5432/DATABASE.', { cause: error });
  }
}

/**
 * Greets a configured mail server and logs in where the address holds a login.
 * With `onAway`, a server that does not answer is only told there: it may come back, and mails wait for it. A refused login never mends itself.
 * @throws StartProblem when that fails; never names the password
 */
export async function checkMailServer(url: string, { onAway }: { onAway?: (problem: StartProblem) => void } = {}): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    dnsTimeout: PATIENCE_MS,
  } as object);
  try {
    await soon(transport.verify());
  } catch (error) {
    const refused = (error as { code?: unknown }).code === 'EAUTH';
    const problem = refused
      ? new StartProblem(
          `The mail server of SMTP_URL (${placeOf(url)}) refuses the login (${mailReason(error)}).`,
          'Correct name and password in SMTP_URL, with %40 for @ and the like.',
          { cause: error },
        )
      : new StartProblem(
          `The mail server of SMTP_URL (${placeOf(url)}) cannot be used (${mailReason(error)}).`,
          'Start it or correct SMTP_URL; without it Handreich keeps mails on a page of its own.',
          { cause: error },
        );
    if (!onAway || refused) throw problem;
    onAway(problem);
  } finally {
    transport.close();
  }
}

// A server may quote the login that it refuses, and nodemailer quotes the server.
const mailReason = (error: unknown): string => cleanReply(reasonOf(error));

/**
 * Asks a configured Redis once. The portal starts without it all the same: what is published waits in the database.
 * @returns what its operator should know, a sentence each, without the password; nothing when all is well
 */
export async function checkRedis(url: string): Promise<string[]> {
  const where = `The Redis of REDIS_URL (${placeOf(url)})`;
  try {
    return (await soon(redisStore(url).inspect())).map((advice) => `${where} is not set as it should be: ${advice}.`);
  } catch (error) {
    return [`${where} cannot be used yet (${reasonOf(error)}): the portal goes on, and its jobs wait until it answers.`];
  }
}

/** @throws StartProblem when the address is taken, not ours to take, or not of this machine */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenProblem(error, host, port) ?? error));
    server.listen({ host, port }, () => server.close(() => resolve()));
  });
}

function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || 'no host' : 'not an address';
}

const soon = <T>(work: PromiseLike<T>): Promise<T> =>
  inTime(PATIENCE_MS + 500, work, () => {
    throw new Error(`no answer within ${PATIENCE_MS / 1000} s`);
  });
