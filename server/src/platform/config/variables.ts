import { isIP } from 'node:net';
import { z } from 'zod';
import { line } from '../http/text-schemas.ts';

/** One setting: its name in the environment, what it does, and what it may be. The documentation is generated from this list. */
export interface ConfigVariable {
  name: string;
  description: string;
  /** What holds when it is absent, in words. */
  default: string;
  example?: string;
  secret?: boolean;
  schema: z.ZodType;
}

const variable = <S extends z.ZodType>(entry: Omit<ConfigVariable, 'schema'> & { schema: S }) => entry;

const url = (protocols: string[], what: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), { error: `must be ${what}` });
const whole = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine((value) => value >= low && value <= high, `must be a whole number from ${low} to ${high}`);
const address = z.string().regex(/^(?:[^<>\r\n"]{1,100} )?<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address such as "Handreich <portal@example.org>"');

/** An address that a page may lead to: elsewhere by https, or a path of this portal's own origin. */
const link = z.string().refine((value) => /^\/(?![/\\])\S*$/.test(value) || (/^https:\/\/\S+$/.test(value) && URL.canParse(value)), {
  error: 'must be an https address, or a path that begins with one slash',
});

const domain = z.string().regex(/^[a-z0-9.-]+$/i, 'must be a domain');

/** An address or a network in CIDR notation (RFC 4632), or one of the names that Fastify knows. */
function isNetwork(value: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(value)) return true;
  const [address = '', bits, ...rest] = value.split('/');
  const version = isIP(address);
  return version > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
}

export const configVariables = {
  HOST: variable({
    name: 'HOST',
    description: 'Address to listen on.',
    default: '127.0.0.1 while any part is embedded, else 0.0.0.0',
    example: '0.0.0.0',
    schema: z.string().min(1).optional(),
  }),
  PORT: variable({ name: 'PORT', description: 'Port of pages and API.', default: '3000', example: '3000', schema: whole(0, 65_535).optional() }),
  PUBLIC_URL: variable({
    name: 'PUBLIC_URL',
    description: 'Address under which people reach the portal; links in mails begin with it.',
    default: 'http://localhost:PORT',
    example: 'https://hilfe.example.org',
    schema: url(['http:', 'https:'], 'an http or https address without a path')
      .refine((value) => !URL.canParse(value) || (new URL(value).pathname === '/' && !new URL(value).search), 'must be an http or https address without a path')
      .optional(),
  }),
  TRUST_PROXY: variable({
    name: 'TRUST_PROXY',
    description: 'Address or network of the proxy whose X-Forwarded-For is believed (several with commas); `off` believes nobody.',
    default: 'off',
    example: '10.0.0.0/8',
    schema: z
      .string()
      .refine(
        (value) => value === 'off' || value.split(',').every((part) => isNetwork(part.trim())),
        'must be `off`, or addresses and networks such as 10.0.0.0/8',
      )
      .optional(),
  }),
  METRICS_PORT: variable({
    name: 'METRICS_PORT',
    description: 'Port of `GET /metrics` (Prometheus), on METRICS_HOST. Several processes on one machine need one each.',
    default: 'none: no metrics',
    example: '9464',
    schema: whole(0, 65_535).optional(),
  }),
  METRICS_HOST: variable({
    name: 'METRICS_HOST',
    description: 'Address on which METRICS_PORT listens. Whoever reaches it reads the metrics without a login: open it to the monitoring only.',
    default: '127.0.0.1',
    example: '10.0.0.5',
    schema: z.string().min(1).optional(),
  }),
  DATA_DIR: variable({
    name: 'DATA_DIR',
    description: 'Folder of the embedded parts: database, caught mails, the made secret.',
    default: './data',
    example: './data',
    schema: z.string().min(1).optional(),
  }),
  DATABASE_URL: variable({
    name: 'DATABASE_URL',
    description: 'PostgreSQL 15 to 18. Without it an embedded one runs under DATA_DIR.',
    default: 'embedded',
    example: 'postgres://handreich:password@db/handreich',
    secret: true,
    schema: url(['postgres:', 'postgresql:'], 'a postgres:// address').optional(),
  }),
  REDIS_URL: variable({
    name: 'REDIS_URL',
    description: 'Redis or Valkey that keeps the queue. Without it the queue lives in the database.',
    default: 'none: the queue is in the database',
    example: 'redis://cache:6379',
    secret: true,
    schema: url(['redis:', 'rediss:'], 'a redis:// or rediss:// address').optional(),
  }),
  SMTP_URL: variable({
    name: 'SMTP_URL',
    description: 'Mail server that takes outgoing mail. Without it an embedded catcher keeps mails for /dev/mails.',
    default: 'embedded',
    example: 'smtps://portal:password@mail.example.org',
    secret: true,
    schema: url(['smtp:', 'smtps:'], 'an smtp:// or smtps:// address').optional(),
  }),
  MAIL_FROM: variable({
    name: 'MAIL_FROM',
    description: 'Sender of all mails.',
    default: 'Handreich <portal@MAIL_DOMAIN>',
    example: 'Handreich <portal@example.org>',
    schema: address.optional(),
  }),
  MAIL_DOMAIN: variable({
    name: 'MAIL_DOMAIN',
    description: 'Domain of Message-IDs and of the default sender.',
    default: 'host of PUBLIC_URL',
    example: 'example.org',
    schema: domain.optional(),
  }),
  DKIM_DOMAIN: variable({
    name: 'DKIM_DOMAIN',
    description: 'Domain for which outgoing mail is signed (RFC 6376). Needs DKIM_SELECTOR and DKIM_KEY_FILE.',
    default: 'none: mails are not signed',
    example: 'example.org',
    schema: domain.optional(),
  }),
  DKIM_SELECTOR: variable({
    name: 'DKIM_SELECTOR',
    description: 'Selector under which the public key stands in the domain’s DNS: `SELECTOR._domainkey.DOMAIN`.',
    default: 'none',
    example: 'portal2026',
    schema: domain.optional(),
  }),
  DKIM_KEY_FILE: variable({
    name: 'DKIM_KEY_FILE',
    description: 'File with the private key (PEM, RSA of at least 2048 bits or Ed25519).',
    default: 'none',
    example: '/run/secrets/dkim.pem',
    schema: z.string().min(1).optional(),
  }),
  OPERATOR_NAME: variable({
    name: 'OPERATOR_NAME',
    description: 'Who is responsible for this portal, as it stands on the foot of every page and in the accessibility statement.',
    default: 'none: pages name nobody',
    example: 'Landratsamt Esslingen',
    schema: line(1, 200).optional(),
  }),
  CONTACT_EMAIL: variable({
    name: 'CONTACT_EMAIL',
    description: 'Address to which people write about the portal, and about barriers in it: the law of Baden-Württemberg (§ 10 L-BGG) asks for one.',
    default: 'none: people are sent to the imprint, else to OPERATOR_NAME',
    example: 'portal@example.org',
    schema: z.email('must be an address such as portal@example.org').optional(),
  }),
  CONTACT_PHONE: variable({
    name: 'CONTACT_PHONE',
    description: 'Telephone number for the same, with the country in front.',
    default: 'none',
    example: '+49 711 000000',
    schema: z
      .string()
      .regex(/^\+\d[\d /-]{5,30}$/, 'must be a number such as +49 711 000000')
      .optional(),
  }),
  IMPRINT_URL: variable({
    name: 'IMPRINT_URL',
    description: 'Imprint of whoever is responsible: an https address, or a path on the portal’s own host.',
    default: 'none: no page leads to one',
    example: 'https://www.example.org/impressum',
    schema: link.optional(),
  }),
  PRIVACY_URL: variable({
    name: 'PRIVACY_URL',
    description: 'Privacy statement: an https address, or a path on the portal’s own host.',
    default: 'none: no page leads to one',
    example: 'https://www.example.org/datenschutz',
    schema: link.optional(),
  }),
  SIGN_LANGUAGE_VIDEO_URL: variable({
    name: 'SIGN_LANGUAGE_VIDEO_URL',
    description:
      'Film in German Sign Language about the portal. A path on the portal’s own host (a file that the web server in front serves) plays on the page; an https address becomes a link.',
    default: 'none: the page says that the film is missing',
    example: '/files/gebaerdensprache.mp4',
    schema: link.optional(),
  }),
  QUIET_HOURS: variable({
    name: 'QUIET_HOURS',
    description:
      'Hours (Europe/Berlin) in which no notification is mailed, `FROM-TO`; what falls into them goes out afterwards. Sign-in mails always go at once.',
    default: '20-8; `off` while the mail catcher is embedded',
    example: '20-8',
    schema: z
      .string()
      .regex(/^(off|([01]?\d|2[0-3])-([01]?\d|2[0-3]))$/, 'must be `off` or two hours such as 20-8')
      .optional(),
  }),
  MATCH_MAILS_PER_DAY: variable({
    name: 'MATCH_MAILS_PER_DAY',
    description: 'How many mails about matches one person gets a day at most; more wait for the next day. `off` sets no limit.',
    default: '3',
    example: '3',
    schema: z.union([z.literal('off').transform(() => Number.POSITIVE_INFINITY), whole(1, 1000)], 'must be `off` or a whole number from 1 to 1000').optional(),
  }),
  MESSAGE_GROUPING_SECONDS: variable({
    name: 'MESSAGE_GROUPING_SECONDS',
    description: 'How long a mail about a new message waits for further ones, so that they share one mail.',
    default: '120',
    example: '120',
    schema: whole(0, 86_400).optional(),
  }),
  RATE_LIMITS: variable({
    name: 'RATE_LIMITS',
    description:
      '`off` lifts the limits on sign-in mails, postings and messages, and refuses nobody while the machine is busy: for tests only, refused with NODE_ENV=production.',
    default: 'on',
    example: 'on',
    schema: z.enum(['on', 'off'], 'must be on or off').optional(),
  }),
  SECRET: variable({
    name: 'SECRET',
    description: 'Secret from which all keys are derived, at least 32 characters; `new,old` while changing it. Losing it loses the accounts.',
    default: 'made once and kept in DATA_DIR, except with NODE_ENV=production',
    secret: true,
    schema: z
      .string()
      .refine((value) => value.split(',').every((part) => part.trim().length >= 32), 'must have at least 32 characters (each, where several are listed)')
      .optional(),
  }),
  DEMO: variable({
    name: 'DEMO',
    description: '`1` fills an empty database with demonstration listings, `0` does not.',
    default: '1 while the database is embedded, except with NODE_ENV=production; else 0',
    example: '0',
    schema: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  }),
  LOG_LEVEL: variable({
    name: 'LOG_LEVEL',
    description: 'How much is logged: fatal, error, warn, info, debug, trace or silent.',
    default: 'info; `warn` under `npm start`',
    example: 'info',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be one of fatal, error, warn, info, debug, trace, silent').optional(),
  }),
  NODE_ENV: variable({
    name: 'NODE_ENV',
    description: '`production` refuses what is meant for trying out: a made secret, the mail page.',
    default: 'none',
    example: 'production',
    schema: z.enum(['production', 'development', 'test'], 'must be production, development or test').optional(),
  }),
} satisfies Record<string, ConfigVariable>;
