import path from 'node:path';
import { z } from 'zod';
import { StartProblem } from '../errors/start-problem.ts';
import { configVariables } from './variables.ts';

/** Hours of the day (Europe/Berlin) without notifications: from `from` until before `to`. */
export interface QuietHours {
  from: number;
  to: number;
}

export interface Config {
  host: string;
  port: number;
  /** Without a slash at its end. */
  publicUrl: string;
  /** Nobody has set PUBLIC_URL. */
  publicUrlIsDefault: boolean;
  /** What Fastify takes as `trustProxy`. */
  trustProxy: string[] | false;
  dataDir: string;
  /** Absent: embedded. */
  databaseUrl: string | undefined;
  /** Absent: the queue is kept in the database. */
  redisUrl: string | undefined;
  /** Absent: no metrics are served. */
  metricsPort: number | undefined;
  metricsHost: string;
  /** Absent: embedded. */
  smtpUrl: string | undefined;
  mailFrom: string;
  mailDomain: string;
  /** Absent: mails are not signed. */
  dkim: { domain: string; selector: string; keyFile: string } | undefined;
  operator: Operator;
  quietHours: QuietHours | undefined;
  matchMailsPerDay: number;
  messageGroupingSeconds: number;
  /** Absent: one is made and kept in `dataDir` (platform/config/secret.ts). */
  secrets: string[] | undefined;
  /** False in tests only. */
  rateLimits: boolean;
  demo: boolean;
  logLevel: string | undefined;
  production: boolean;
}

/** Who answers for the portal, and where more about them stands; pages say what is null to those who can see to it. */
export interface Operator {
  name: string | null;
  email: string | null;
  phone: string | null;
  imprint: string | null;
  privacy: string | null;
  /** A path of this origin, or an https address. */
  signLanguageVideo: string | null;
}

type Environment = Record<string, string | undefined>;

const schema = z.object(
  Object.fromEntries(Object.entries(configVariables).map(([name, { schema: of }]) => [name, of])) as {
    [Name in keyof typeof configVariables]: (typeof configVariables)[Name]['schema'];
  },
);

/**
 * Reads every setting once. An empty variable counts as absent.
 * Throws one StartProblem that names every bad variable.
 */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(Object.keys(configVariables).flatMap((name) => (environment[name]?.trim() ? [[name, environment[name].trim()]] : [])));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const bad = z.flattenError(parsed.error).fieldErrors;
    const lines = Object.entries(bad).map(([name, messages]) => `${name} ${messages?.[0]}`);
    throw new StartProblem(`These settings cannot be used: ${lines.join('; ')}.`, 'docs/configuration.md says what each of them may be.');
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  if (production && !env.SECRET)
    throw new StartProblem(
      'SECRET is missing, and with NODE_ENV=production none is made.',
      'Set it to at least 32 random characters, for example from: openssl rand -base64 48',
    );
  if (production && env.RATE_LIMITS === 'off')
    throw new StartProblem('RATE_LIMITS=off is for tests and is refused with NODE_ENV=production.', 'Leave RATE_LIMITS unset.');
  const embedded = !env.DATABASE_URL || !env.SMTP_URL;
  const port = env.PORT ?? 3000;
  const publicUrl = new URL(env.PUBLIC_URL ?? `http://localhost:${port}`);
  const mailDomain = env.MAIL_DOMAIN ?? publicUrl.hostname;
  const mailFrom = env.MAIL_FROM ?? `Handreich <portal@${mailDomain}>`;
  return {
    host: env.HOST ?? (embedded ? '127.0.0.1' : '0.0.0.0'),
    port,
    publicUrl: publicUrl.origin,
    publicUrlIsDefault: !env.PUBLIC_URL,
    trustProxy: !env.TRUST_PROXY || env.TRUST_PROXY === 'off' ? false : env.TRUST_PROXY.split(',').map((part) => part.trim()),
    dataDir: path.resolve(env.DATA_DIR ?? './data'),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    metricsPort: env.METRICS_PORT,
    metricsHost: env.METRICS_HOST ?? '127.0.0.1',
    smtpUrl: env.SMTP_URL,
    mailFrom,
    mailDomain,
    dkim: dkimOf(env, mailFrom),
    operator: {
      name: env.OPERATOR_NAME ?? null,
      email: env.CONTACT_EMAIL ?? null,
      phone: env.CONTACT_PHONE ?? null,
      imprint: env.IMPRINT_URL ?? null,
      privacy: env.PRIVACY_URL ?? null,
      signLanguageVideo: env.SIGN_LANGUAGE_VIDEO_URL ?? null,
    },
    quietHours: quietHours(env.QUIET_HOURS ?? (env.SMTP_URL ? '20-8' : 'off')),
    matchMailsPerDay: env.MATCH_MAILS_PER_DAY ?? 3,
    messageGroupingSeconds: env.MESSAGE_GROUPING_SECONDS ?? 120,
    secrets: env.SECRET?.split(',').map((part) => part.trim()),
    rateLimits: env.RATE_LIMITS !== 'off',
    demo: env.DEMO ? env.DEMO === '1' : !env.DATABASE_URL && !production,
    logLevel: env.LOG_LEVEL,
    production,
  };
}

function dkimOf({ DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: keyFile }: z.output<typeof schema>, mailFrom: string): Config['dkim'] {
  if (domain && selector && keyFile) {
    const sender = mailFrom.replace(/^.*@/, '').replace('>', '').toLowerCase();
    // RFC 7489 section 3.1.1: a signature of another domain proves nothing about the sender.
    if (sender !== domain.toLowerCase() && !sender.endsWith(`.${domain.toLowerCase()}`))
      throw new StartProblem(
        `DKIM_DOMAIN is ${domain}, but mails come from ${sender}: such a signature counts for nothing.`,
        'Set DKIM_DOMAIN to the domain of MAIL_FROM or to one above it.',
      );
    return { domain, selector, keyFile };
  }
  if (domain || selector || keyFile)
    throw new StartProblem('DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE belong together, and not all of them are set.', 'Set all three, or none.');
  return undefined;
}

function quietHours(value: string): QuietHours | undefined {
  if (value === 'off') return undefined;
  const [from, to] = value.split('-').map(Number);
  return from === to ? undefined : { from: from!, to: to! };
}
