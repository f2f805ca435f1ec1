import { describe, expect, test } from 'vitest';
import { loginMailOf } from '../../../test/login.ts';
import { usePortal } from '../../../test/portal.ts';

const portal = usePortal();
const ask = (payload: object) => portal.call({ method: 'POST', url: '/api/login-links', payload });
const enter = (payload: object) => portal.call<any>({ method: 'POST', url: '/api/sessions', payload });

describe('signing in', () => {
  test('a link and a code are answered alike for known and unknown addresses', async () => {
    await portal.signIn('known@handreich.example');
    const known = await ask({ email: 'known@handreich.example' });
    const unknown = await ask({ email: 'never-seen@handreich.example' });
    expect([known.status, known.body]).toEqual([202, {}]);
    expect([unknown.status, unknown.body]).toEqual([202, {}]);
  });

  test('the token of a mail opens a session once', async () => {
    await ask({ email: 'once@handreich.example', next: '/de/me/listings' });
    const { token } = await loginMailOf(portal.deps, 'once@handreich.example');
    const first = await enter({ token });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ next: '/de/me/listings', account: { email: 'once@handreich.example', displayName: null, roles: [] } });
    const again = await enter({ token });
    expect([again.status, again.body.code]).toEqual([400, 'accounts.link_used']);
  });

  test('the session comes as http-only cookies too', async () => {
    await ask({ email: 'cookie@handreich.example' });
    const { headers } = await enter({ token: (await loginMailOf(portal.deps, 'cookie@handreich.example')).token });
    const cookies = headers['set-cookie'] as string[];
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
  });

  test('a code opens a session whatever the spelling of the address, and spaces in the code do not matter', async () => {
    await ask({ email: 'Code@Handreich.example' });
    const { code } = await loginMailOf(portal.deps, 'code@handreich.example');
    const answer = await enter({ email: ' CODE@handreich.example ', code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(answer.status).toBe(201);
  });

  test('five wrong codes end the code, and the link still works', async () => {
    const email = 'guess@handreich.example';
    await ask({ email });
    const { code, token } = await loginMailOf(portal.deps, email);
    const wrong = code === '000000' ? '111111' : '000000';
    for (let i = 0; i < 5; i++) expect((await enter({ email, code: wrong })).body.code).toBe('accounts.code_wrong');
    expect((await enter({ email, code })).body.code).toBe('accounts.code_wrong');
    expect((await enter({ token })).status).toBe(201);
  });

  test('whoever guesses codes link after link is stopped; the links still open', async () => {
    const email = 'many@handreich.example';
    for (let link = 0; link < 12; link++) {
      await ask({ email });
      const { code } = await loginMailOf(portal.deps, email);
      for (let i = 0; i < 5; i++) await enter({ email, code: code === '000000' ? '111111' : '000000' });
    }
    await ask({ email });
    const { code, token } = await loginMailOf(portal.deps, email);
    expect((await enter({ email, code })).body.code).toBe('accounts.code_wrong');
    expect((await enter({ token })).status).toBe(201);
  });

  test('codes tried side by side are all answered in order', async () => {
    const email = 'parallel@handreich.example';
    for (let i = 0; i < 4; i++) await ask({ email });
    const answers = await Promise.all(Array.from({ length: 20 }, () => enter({ email, code: '123456' })));
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([400]);
  });

  test('an expired, a foreign and a mangled token are refused with a reason', async () => {
    const email = 'late@handreich.example';
    await ask({ email });
    const { token } = await loginMailOf(portal.deps, email);
    portal.clock.advance(31 * 60);
    expect((await enter({ token })).body.code).toBe('accounts.link_expired');
    expect((await enter({ token: `${token.slice(0, -3)}abc` })).body.code).toBe('accounts.link_unknown');
    expect((await enter({ token: 'x' })).body.code).toBe('accounts.link_unknown');
    expect((await enter({ email, code: '12345' })).status).toBe(400);
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/de/ok\nset-cookie: x', '/\u0000', '/ä'])(
    'does not lead elsewhere after signing in: %s',
    async (next) => {
      const email = 'next@handreich.example';
      await ask({ email, next });
      expect((await loginMailOf(portal.deps, email)).next).toBeNull();
    },
  );

  test.each(['', 'x', 'a@', '@b', 'a b@c.de', 'a@b\r\nBcc: c@d.de', 'a@b@c', 'a\u0000@b.de', '"a"@b.de<script>'])(
    'refuses an address that is none: %j',
    async (email) => {
      const answer = await ask({ email });
      expect([answer.status, answer.body.code]).toEqual([400, 'input.invalid']);
    },
  );
});

describe('sessions', () => {
  const refresh = (refreshToken: string) => portal.call<any>({ method: 'POST', url: '/api/sessions/refresh', payload: { refreshToken } });

  test('a refresh token gives the same successor within the grace, and ends the session when it comes back later', async () => {
    const person = await portal.signIn('refresh@handreich.example');
    const first = await refresh(person.refreshToken);
    const second = await refresh(person.refreshToken);
    expect(second.body.refreshToken).toBe(first.body.refreshToken);
    expect((await person.get('/api/me')).status).toBe(200);
    portal.clock.advance(31);
    expect((await refresh(person.refreshToken)).body.code).toBe('accounts.session_over');
    expect((await refresh(first.body.refreshToken)).status).toBe(401);
    expect((await person.get('/api/me')).status).toBe(401);
  });

  test('an access token ends after a quarter of an hour', async () => {
    const person = await portal.signIn('quarter@handreich.example');
    portal.clock.advance(15 * 60 + 1);
    expect((await person.get('/api/me')).body.code).toBe('http.bad_token');
    const renewed = await refresh(person.refreshToken);
    expect(renewed.status).toBe(200);
  });

  test('signing out ends the session at once', async () => {
    const person = await portal.signIn('out@handreich.example');
    expect((await person.delete('/api/sessions/current')).status).toBe(204);
    expect((await person.get('/api/me')).status).toBe(401);
    expect((await refresh(person.refreshToken)).status).toBe(401);
  });

  test('a write with a cookie from another site is refused, one from the own pages is not', async () => {
    const person = await portal.signIn('site@handreich.example');
    const patch = (headers: Record<string, string>) =>
      portal.call({
        method: 'PATCH',
        url: '/api/me',
        payload: { displayName: 'Sita' },
        headers: { host: 'localhost:3000', cookie: `handreich_access=${person.accessToken}`, ...headers },
      });
    expect((await patch({ 'sec-fetch-site': 'cross-site' })).body.code).toBe('http.cross_site');
    expect((await patch({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await patch({ origin: portal.deps.config.publicUrl, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
});

describe('the own account', () => {
  test('takes a name, and no characters that make it look like another', async () => {
    const person = await portal.signIn('name@handreich.example');
    expect((await person.patch('/api/me', { displayName: 'Олена', locale: 'uk' })).body).toMatchObject({ displayName: 'Олена', locale: 'uk' });
    const override = await person.patch('/api/me', { displayName: 'Amt \u202Eretep' });
    expect(override.body.errors).toMatchObject([{ path: '/displayName', code: 'input.bidi_controls' }]);
    expect((await person.patch('/api/me', { displayName: 'a\u0007bc' })).body.errors[0].code).toBe('input.control_characters');
    expect((await person.get('/api/me')).body.displayName).toBe('Олена');
  });

  test.each([
    'Ruf an 0151 2345678',
    'ich@handreich.example',
    'evil.com',
    'www.evil',
    'Moderation Esslingen',
    'HANDREICH Team',
    'Die Moderation',
    'M o d e r a t i o n',
    'Mоderation',
    'Móderation',
    'Mod\u200deration',
    'Администратор',
    'الإدارة',
    'Anna ۰۱۵۱۲۳۴۵۶۷۸',
    'Anna 0151_23_45_67',
    'anna(at)web',
    '\u3164\u3164\u3164',
    '\u2800\u2800',
    'Ann\u034fa',
    '\u200b\u200b',
    'a\u200eb',
    '\ufeff x',
  ])('is not called %j', async (displayName) => {
    const person = await portal.signIn('named@handreich.example');
    expect((await person.patch('/api/me', { displayName })).body.code).toBe('input.invalid');
  });

  test.each(['Олена', 'علی‌رضا', 'Nguyễn Thị 9', 'Radkeller 2010', 'Dr. Meier', 'Supportgruppe Filder', 'Adminah'])('may be called %j', async (displayName) => {
    const person = await portal.signIn('named@handreich.example');
    expect((await person.patch('/api/me', { displayName })).body.displayName).toBe(displayName);
  });

  test('goes with all its sessions when it is deleted, and the address is free for a new one', async () => {
    const person = await portal.signIn('leaving@handreich.example');
    const posted = await person.post('/api/listings', { kind: 'need', title: 'Ein Tisch', body: '', topic: 'furniture', place: 'plochingen', lang: 'de' });
    expect(posted.status).toBe(201);
    expect((await person.delete('/api/me')).status).toBe(204);
    expect((await person.get('/api/me')).status).toBe(401);
    const again = await portal.signIn('leaving@handreich.example');
    expect(again.accountId).not.toBe(person.accountId);
    expect((await again.get('/api/me/listings')).body.items).toEqual([]);
  });

  test('can be taken along', async () => {
    const person = await portal.signIn('export@handreich.example');
    await person.post('/api/listings', { kind: 'need', title: 'Ein Tisch', body: '', topic: 'furniture', place: 'plochingen', lang: 'de' });
    const { body } = await person.get('/api/me/export');
    expect(body).toMatchObject({ accounts: { email: 'export@handreich.example' }, listings: [{ title: 'Ein Tisch' }], conversations: [] });
  });
});
