import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/platform/db/db.ts';
import { sendOnce, wasRefused, type Call, type Reply } from '../http-visitor.ts';
import type { TestMailServer } from '../mail-server.ts';
import { freePort, until, type RunningProcess } from '../processes.ts';
import type { Image } from './build-image.ts';
import { runImage, runInImage } from './run-image.ts';

export interface Person {
  email: string;
  token: string;
}

type Code = Awaited<RunningProcess['ended']>;
type Kind = 'web' | 'worker';

interface Part {
  kind: Kind;
  settings: Record<string, string>;
  process: RunningProcess;
}

export type Deployment = Awaited<ReturnType<typeof deploy>>;

/** Two `web` and two `worker` processes of an image, as docker-compose.yml runs them, and people who use them through a proxy. */
export async function deploy({ image, settings, mails }: { image: Image; settings: Record<string, string>; mails: TestMailServer }) {
  const parts: Part[] = [];
  const past: string[] = [];
  const { sql, close } = openDatabase(settings['DATABASE_URL']!, { max: 2, name: 'handreich-test' });
  let turn = 0;
  let writes = 0;

  const webs = () => parts.filter(({ kind }) => kind === 'web').map((part) => `http://127.0.0.1:${part.settings['PORT']}`);

  async function run(words: string[]): Promise<Code> {
    const started = runImage(image, words, settings);
    const code = await started.ended;
    past.push(started.output());
    return code;
  }

  async function start(part: Part): Promise<void> {
    part.process = runImage(image, [part.kind], part.settings);
    const [port, path] = part.kind === 'web' ? [part.settings['PORT'], '/api/health/ready'] : [part.settings['METRICS_PORT'], '/metrics'];
    await until(`the ${part.kind}`, async () => {
      if (!part.process.isRunning()) throw new Error(`the ${part.kind} ended: ${part.process.output()}`);
      const reply = await sendOnce(`http://127.0.0.1:${port}`, { method: 'GET', path }).catch(() => undefined);
      return reply?.status === 200 || undefined;
    });
  }

  /** SIGTERM, the exit code, and a new one in its place. */
  async function restart(kind: Kind): Promise<Code> {
    const part = parts.find((candidate) => candidate.kind === kind)!;
    const code = await part.process.end('SIGTERM');
    past.push(part.process.output());
    await start(part);
    return code;
  }

  /** As a proxy does: each request to the next process, and to another one where it was not taken. What was taken must be answered. */
  async function visit(call: Call): Promise<Reply> {
    return until(`an answer to ${call.method} ${call.path}`, async () => {
      const urls = webs();
      const url = urls[turn++ % urls.length]!;
      const reply = await sendOnce(url, call).catch((error: unknown) => {
        if (!wasRefused(error)) throw error;
        return undefined;
      });
      return reply?.status === 503 ? undefined : reply;
    });
  }

  async function write<T>(person: Person | undefined, path: string, body: unknown): Promise<T> {
    const headers = { 'idempotency-key': `deployment-${++writes}`, 'x-forwarded-for': '192.0.2.7' };
    const reply = await visit({ method: 'POST', path, body, token: person?.token, headers });
    if (reply.status >= 300) throw new Error(`${path} was answered ${reply.status}: ${reply.text}`);
    return reply.body as T;
  }

  async function signIn(email: string): Promise<Person> {
    await write(undefined, '/api/login-links', { email, locale: 'de' });
    const link = await until(`the sign-in mail to ${email}`, () => /login\?token=([^\s"&]+)/.exec(mails.to(email)[0]?.text ?? '')?.[1]);
    const { accessToken } = await write<{ accessToken: string }>(undefined, '/api/sessions', { token: decodeURIComponent(link) });
    return { email, token: accessToken };
  }

  return {
    webs,
    visit,
    signIn,
    /** One command beside the others, to its end. */
    run,
    async startAll() {
      for (const kind of ['web', 'web', 'worker', 'worker'] as const)
        parts.push({ kind, settings: { ...settings, PORT: String(await freePort()), METRICS_PORT: String(await freePort()) }, process: undefined! });
      await Promise.all(parts.map(start));
    },
    async moderator(email: string, place: string) {
      const code = await run(['admin', 'grant', 'moderator', '--email', email, '--place', place]);
      if (code !== 0) throw new Error(`the moderator was not made: ${past.at(-1)}`);
      return signIn(email);
    },
    async page(url: string, path: string) {
      const { status, text } = await sendOnce(url, { method: 'GET', path, headers: { 'x-forwarded-for': '192.0.2.7' } });
      const style = /href="([^"]+\.css)"/.exec(text)?.[1] ?? 'no style sheet';
      const sheet = await sendOnce(url, { method: 'GET', path: new URL(style, `${url}${path}`).pathname });
      if (status !== 200 || sheet.status !== 200) throw new Error(`${path} was answered ${status}, its style sheet ${sheet.status}`);
      return text;
    },
    async post(person: Person, kind: 'need' | 'offer', word: string) {
      const listing = { kind, title: `${word} ${word}`, body: '', topic: 'bicycle', place: 'esslingen-am-neckar', lang: 'de' };
      return (await write<{ id: string }>(person, '/api/listings', listing)).id;
    },
    approve: (moderator: Person, id: string) => write(moderator, `/api/moderation/listings/${id}/decisions`, { decision: 'approve' }),
    write: (person: Person, listing: string, text: string) => write(person, `/api/listings/${listing}/conversations`, { text }),
    async restartOneOfEach() {
      await sleep(300);
      return { web: await restart('web'), worker: await restart('worker') };
    },
    /** Nothing is left to be handled or sent. */
    async settled() {
      await until(
        'quiet',
        async () => {
          const [left] = await sql`
            select (select count(*)::int from outbox_deliveries where done_at is null) as deliveries,
                   (select count(*)::int from mails where sent_at is null and dropped_at is null) as mails`;
          return (left!.deliveries === 0 && left!.mails === 0) || undefined;
        },
        90_000,
      );
    },
    /** What came to whom: the kind of mail, the address, and in how many copies. */
    async toldTo(isAsked: (email: string) => boolean) {
      const rows = await sql<{ messageId: string; kind: string }[]>`select message_id as "messageId", kind from mails`;
      const kinds = new Map(rows.map(({ messageId, kind }) => [messageId, kind]));
      const copies = new Map<string, number>();
      for (const { recipients, messageId = '' } of mails.mails) {
        const what = `${kinds.get(messageId.replace(/^<|>$/g, '')) ?? 'unknown'} ${recipients.join()}`;
        if (isAsked(recipients.join())) copies.set(what, (copies.get(what) ?? 0) + 1);
      }
      return [...copies].map(([what, times]) => `${what} ${times === 1 ? 'once' : `${times} times`}`).sort();
    },
    /** What the health check of each container answers. */
    health: () =>
      Promise.all(parts.map(({ kind, settings: own }) => runInImage(image, [...image.healthcheck, ...(kind === 'worker' ? ['worker'] : [])], own).ended)),
    async stop() {
      const codes = await Promise.all(parts.map(({ process }) => process.end('SIGTERM')));
      past.push(...parts.splice(0).map(({ process }) => process.output()));
      await close();
      return codes;
    },
    output: () => past.join(''),
  };
}
