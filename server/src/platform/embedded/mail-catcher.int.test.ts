import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildDevMailRoutes } from './dev-mails.routes.ts';
import { startMailCatcher } from './mail-catcher.ts';
import type { MailCatcher } from './mail-catcher.ts';

let dataDir: string;
let catcher: MailCatcher;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'handreich-mails-'));
  catcher = await startMailCatcher({ dataDir, keep: 3, maxBytes: 200_000 });
});
afterEach(async () => {
  await catcher.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const from = 'Portal <portal@handreich.example>';

async function send(mail: { to: string; subject: string; text?: string; html?: string; messageId?: string; bcc?: string }) {
  const transport = createTransport(catcher.smtpUrl);
  try {
    return await transport.sendMail({ from, ...mail });
  } finally {
    transport.close();
  }
}

describe('the mail catcher', () => {
  test('keeps what came in, newest first, with the recipients of the envelope', async () => {
    await send({ to: 'anna@one.example', subject: 'First' });
    await send({
      to: 'Бен <ben@two.example>',
      bcc: 'hidden@three.example',
      subject: 'مرحبا',
      text: 'Grüße',
      html: '<p>Grüße</p>',
      messageId: '<a.b@handreich.example>',
    });
    const [newest, oldest] = await catcher.list();
    expect([newest?.subject, oldest?.subject]).toEqual(['مرحبا', 'First']);
    expect(newest?.to).toEqual(['ben@two.example', 'hidden@three.example']);
    const mail = await catcher.read(newest?.id ?? '');
    expect(mail).toMatchObject({ from, text: 'Grüße\n', html: '<p>Grüße</p>\n', messageId: '<a.b@handreich.example>' });
    expect(new Date(mail?.at ?? '').toISOString()).toBe(mail?.at);
  });

  test('still has them after a restart, and forgets the oldest beyond its limit', async () => {
    for (const subject of ['1', '2', '3', '4']) await send({ to: 'a@one.example', subject });
    await catcher.stop();
    catcher = await startMailCatcher({ dataDir, keep: 3 });
    expect((await catcher.list()).map(({ subject }) => subject)).toEqual(['4', '3', '2']);
    expect(readdirSync(join(dataDir, 'mails'))).toHaveLength(3);
  });

  test('loses none when many come at once', async () => {
    await Promise.all(['a', 'b', 'c'].map((subject) => send({ to: 'a@one.example', subject })));
    expect((await catcher.list()).map(({ subject }) => subject).sort()).toEqual(['a', 'b', 'c']);
  });

  test('refuses a mail that is too large', async () => {
    await expect(send({ to: 'a@one.example', subject: 'Large', text: 'x'.repeat(300_000) })).rejects.toThrow(/552/);
    expect(await catcher.list()).toEqual([]);
  });

  test('reads no file but its own', async () => {
    for (const id of ['../postgres.password', '..%2fsecret', '', 'none']) expect(await catcher.source(id)).toBeUndefined();
  });
});

describe('the page /dev/mails', () => {
  async function app() {
    const server = fastify();
    await server.register(buildDevMailRoutes(catcher));
    return server;
  }

  test('lists mails and shows one, as page, as JSON and as source that no browser renders', async () => {
    await send({ to: 'a@one.example', subject: '<b>Hi</b>', text: 'https://handreich.example/en/login', html: '<script>x</script>' });
    const server = await app();
    const list = await server.inject({ url: '/dev/mails', headers: { accept: 'application/json' } });
    expect(list.json()).toEqual({ items: await catcher.list(), nextCursor: null });
    const { id } = list.json<{ items: { id: string }[] }>().items[0] ?? { id: '' };

    const page = await server.inject(`/dev/mails/${id}`);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('&lt;b&gt;Hi&lt;/b&gt;');
    expect(page.body).not.toContain('<script');
    expect((await server.inject('/dev/mails')).body).toContain(`href="/dev/mails/${id}"`);

    const raw = await server.inject(`/dev/mails/${id}/raw`);
    expect(raw.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
    expect(raw.headers['content-disposition']).toMatch(/^attachment/);
    expect(raw.body).toMatch(/^Return-Path: <portal@handreich\.example>\r\nDelivered-To: a@one\.example\r\n/);
    expect((await server.inject('/dev/mails/none')).statusCode).toBe(404);
  });

  test('does not exist for another machine or under a foreign name', async () => {
    const server = await app();
    expect((await server.inject('/dev/mails')).statusCode).toBe(200);
    expect((await server.inject({ url: '/dev/mails', remoteAddress: '192.0.2.1' })).statusCode).toBe(404);
    expect((await server.inject({ url: '/dev/mails', headers: { host: 'rebound.example' } })).statusCode).toBe(404);
    expect((await server.inject({ url: '/dev/mails', headers: { 'x-forwarded-for': '192.0.2.1' } })).statusCode).toBe(404);
  });
});
