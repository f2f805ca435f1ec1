import { describe, expect, test } from 'vitest';
import { StartProblem } from '../errors/start-problem.ts';
import { readConfig } from './config.ts';

const problemOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof StartProblem) return error.line;
    throw error;
  }
  return '';
};

describe('settings', () => {
  test('may all be absent or empty', () => {
    expect(readConfig({ PORT: '', SMTP_URL: ' ' })).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      demo: true,
      quietHours: undefined,
      matchMailsPerDay: 3,
      messageGroupingSeconds: 120,
      mailFrom: 'Handreich <portal@localhost>',
      production: false,
    });
  });

  test('listen to this machine alone while any part is embedded', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://h@db/h' }).host).toBe('127.0.0.1');
    expect(readConfig({ DATABASE_URL: 'postgres://h@db/h', SMTP_URL: 'smtp://mail' })).toMatchObject({
      host: '0.0.0.0',
      // Whoever reaches the metrics reads them without a login.
      metricsHost: '127.0.0.1',
      demo: false,
      quietHours: { from: 20, to: 8 },
    });
  });

  test('that are wrong are named all at once, without their values', () => {
    const line = problemOf({
      PORT: '99999',
      PUBLIC_URL: 'ftp://x',
      QUIET_HOURS: '25-8',
      SECRET: 'hunter2',
      DEMO: 'yes',
      DATABASE_URL: 'mysql://user:hunter2@db',
    });
    for (const name of ['PORT', 'PUBLIC_URL', 'QUIET_HOURS', 'SECRET', 'DEMO', 'DATABASE_URL']) expect(line).toContain(name);
    expect(line).not.toContain('hunter2');
  });

  test.each([
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'https://hilfe.example.org/portal'],
    ['PUBLIC_URL', 'hilfe.example.org'],
    ['NODE_ENV', 'Production'],
    ['MATCH_MAILS_PER_DAY', '0'],
    ['MAIL_FROM', 'Handreich <x@y>\r\nBcc: z@y'],
    ['MAIL_DOMAIN', 'a b'],
    ['LOG_LEVEL', 'loud'],
    ['SMTP_URL', 'mail.example.org'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['OPERATOR_NAME', 'Landratsamt\nBeispiel'],
    ['OPERATOR_NAME', 'Landratsamt \u202etmA'],
    ['CONTACT_EMAIL', 'portal'],
    ['CONTACT_PHONE', '0711'],
    ['IMPRINT_URL', 'http://www.example.org/impressum'],
    ['IMPRINT_URL', '//elsewhere.example.org'],
    ['IMPRINT_URL', '/\\elsewhere.example.org'],
    ['PRIVACY_URL', 'javascript:alert(1)'],
    ['SIGN_LANGUAGE_VIDEO_URL', 'film.mp4'],
  ])('%s cannot be %j', (name, value) => {
    expect(problemOf({ [name]: value })).toContain(name);
  });

  test('SECRET is demanded in production and may list several', () => {
    expect(problemOf({ NODE_ENV: 'production' })).toContain('SECRET');
    const two = `${'a'.repeat(32)},${'b'.repeat(32)}`;
    expect(readConfig({ NODE_ENV: 'production', SECRET: two }).secrets).toEqual(['a'.repeat(32), 'b'.repeat(32)]);
  });

  test('quiet hours of no length are none', () => {
    expect(readConfig({ QUIET_HOURS: '8-8' }).quietHours).toBeUndefined();
    expect(readConfig({ QUIET_HOURS: '22-6', MATCH_MAILS_PER_DAY: 'off' })).toMatchObject({ quietHours: { from: 22, to: 6 }, matchMailsPerDay: Infinity });
  });

  test('say who answers for the portal; what is not said is null', () => {
    expect(readConfig({}).operator).toEqual({ name: null, email: null, phone: null, imprint: null, privacy: null, signLanguageVideo: null });
    expect(
      readConfig({ OPERATOR_NAME: 'Landratsamt', CONTACT_EMAIL: 'a@example.org', IMPRINT_URL: '/imprint', PRIVACY_URL: 'https://example.org/p' }).operator,
    ).toMatchObject({ name: 'Landratsamt', email: 'a@example.org', imprint: '/imprint', privacy: 'https://example.org/p' });
  });

  test('of DKIM fit the sender, or the signature would count for nothing', () => {
    const dkim = { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'portal', DKIM_KEY_FILE: '/dkim.pem' };
    for (const sender of ['portal@example.org', 'Handreich <portal@Hilfe.Example.org>'])
      expect(readConfig({ ...dkim, MAIL_FROM: sender }).dkim).toMatchObject({ domain: 'example.org' });
    for (const sender of ['portal@other.org', 'portal@notexample.org', 'Handreich <portal@org>'])
      expect(problemOf({ ...dkim, MAIL_FROM: sender })).toContain('DKIM_DOMAIN');
  });
});
