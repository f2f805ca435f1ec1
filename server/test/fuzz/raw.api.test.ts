import fc, { type Arbitrary } from 'fast-check';
import { connect, type AddressInfo } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { knownErrorCodes } from '../../src/platform/errors/define-errors.ts';
import { usePortal, type Caller } from '../portal.ts';

const portal = usePortal();
const REQUESTS = Number(process.env['FUZZ_RAW_REQUESTS'] ?? 400);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_115);
const PATIENCE = 20_000;
/** After so long a silence we say that nothing follows: a server may wait for the rest of what was announced. */
const SILENCE = 200;
let port: number;
let caller: Caller;

beforeAll(async () => {
  caller = await portal.signIn('raw@handreich.example');
  await portal.app.listen({ host: '127.0.0.1', port: 0 });
  port = (portal.app.server.address() as AddressInfo).port;
});

/** Sends bytes over a connection of their own and gives all that came back until the connection ended. */
function exchange(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect({ host: '127.0.0.1', port });
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no end within ${PATIENCE} ms: ${JSON.stringify(bytes.toString('latin1').slice(0, 400))}`));
    }, PATIENCE);
    const silent = setTimeout(() => socket.end(), SILENCE);
    socket.on('data', (part) => {
      parts.push(part);
      silent.refresh();
    });
    // A server that has heard enough may hang up while we still speak.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(late);
      clearTimeout(silent);
      resolve(Buffer.concat(parts).toString('latin1'));
    });
    socket.write(bytes);
  });
}

const any = (max: number) => fc.uint8Array({ maxLength: max }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const method = fc.oneof(fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PUT', 'CONNECT', 'TRACE', 'PROPFIND', 'get', 'G ET', ''), any(8));
const target = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('/api/health/live', '/api/health/ready', '/api/listings?limit=1', '/api/me', '/api/me/notifications/seen') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '/api/health/live',
      '/api/listings?limit=1',
      '/api/listings',
      '/api/me',
      '/api/login-links',
      '/api/unsubscribe?token=%',
      '/api/listings/%zz',
      '/api/listings/%00',
      '/api/%2e%2e/%2e%2e/etc/passwd',
      '//evil.example/api',
      'http://evil.example/api/me',
      'evil.example:80',
      '*',
      '',
      '/api/../../',
      `/api/${'a/'.repeat(2_000)}`,
      `/api/listings?q=${'x'.repeat(20_000)}`,
      '/api/listings?q=\u00ff\u0000',
    ),
  },
  { weight: 1, arbitrary: any(60) },
);
const version = fc.oneof(
  { weight: 9, arbitrary: fc.constant('HTTP/1.1') },
  { weight: 1, arbitrary: fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/9', 'http/1.1', '') },
);
const header = fc.oneof(
  fc.constantFrom(
    'Content-Length: 5',
    'Content-Length: 0',
    'Content-Length: -1',
    'Content-Length: 1e3',
    'Content-Length: 99999999999999999999',
    'Content-Length: 5\r\nContent-Length: 6',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: chunked\r\nContent-Length: 5',
    'Transfer-Encoding: xchunked',
    'Transfer-Encoding: gzip, chunked',
    'Content-Type: application/json',
    'Content-Type: application/json\r\nContent-Type: text/html',
    'Content-Type: \u00ff\u00fe',
    'Content-Encoding: gzip',
    'Expect: 100-continue',
    'Expect: everything',
    'Upgrade: websocket\r\nConnection: Upgrade',
    'Connection: keep-alive, close, x',
    'Cookie: ' + 'a=b; '.repeat(1_000),
    `X-Long: ${'y'.repeat(40_000)}`,
    'X-Folded: a\r\n  b',
    ': no name',
    'No colon',
    'Sp ace: x',
    'Authorization: Bearer \u0001\u0002',
    'X-Request-Id: a\tb',
    'X-Null: a\u0000b',
    'Host: evil.example',
    '\r\n',
    'Idempotency-Key: ' + 'k'.repeat(5_000),
  ),
  any(80).map((text) => `X-Any: ${text}`),
);
const body = fc.oneof(
  fc.constantFrom(
    '',
    '{"a":',
    'hello',
    '5\r\nhello\r\n0\r\n\r\n',
    'zz\r\nhello',
    '5;ext="\r\nhello\r\n0\r\n\r\n',
    'ffffffffffffffff\r\nx',
    '5\r\nhel',
    '-1\r\n\r\n',
    'GET /api/me HTTP/1.1\r\nHost: x\r\n\r\n',
    '\u0000'.repeat(100),
  ),
  any(200),
);

/** One or two requests on one connection; the first often a good one with something wrong in it. */
const message: Arbitrary<(token: string) => string> = fc
  .record({
    start: fc.oneof(
      { weight: 3, arbitrary: fc.tuple(fc.constantFrom('GET', 'GET', 'POST', 'PATCH', 'HEAD'), target) },
      { weight: 1, arbitrary: fc.tuple(method, target) },
    ),
    version,
    host: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    known: fc.boolean(),
    headers: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.array(header, { minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.array(header, { maxLength: 4 }) },
    ),
    end: fc.oneof({ weight: 9, arbitrary: fc.constant('\r\n') }, { weight: 1, arbitrary: fc.constantFrom('\n', '', '\r') }),
    body: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: body }),
  })
  .map(({ start, version: http, host, known, headers, end, body: text }) => (token: string) => {
    const lines = [
      `${start.join(' ')} ${http}`,
      ...(host ? ['Host: localhost'] : []),
      'Connection: close',
      ...(known ? [`Authorization: Bearer ${token}`] : []),
      ...headers,
    ];
    return `${lines.join('\r\n')}\r\n${end}${text}`;
  });

/** The answers in what came back, without the interim ones (RFC 9110, section 15.2). */
function answersIn(said: string): { status: number; head: string; body: string }[] {
  const answers: { status: number; head: string; body: string }[] = [];
  for (let rest = said; rest !== '';) {
    const split = rest.indexOf('\r\n\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(rest)?.[1]);
    if (split < 0 || !status) throw new Error(`no answer of HTTP: ${JSON.stringify(rest.slice(0, 200))}`);
    const head = rest.slice(0, split);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (status >= 200) answers.push({ status, head, body: rest.slice(split + 4, split + 4 + length) });
    rest = /\r\ntransfer-encoding/i.test(head) ? '' : rest.slice(split + 4 + length);
  }
  return answers;
}

function faultsOf(said: string, sent: string): string[] {
  return answersIn(said).flatMap(({ status, head, body: text }) => {
    if (status >= 500) return [`answered ${status}`];
    if (/\n\s+at \S|node_modules|\.ts:\d+/.test(text)) return ['tells of its insides'];
    // HEAD has no body to look at.
    if (status < 400 || sent.startsWith('HEAD ') || text === '') return status >= 400 && !sent.includes('HEAD ') ? [`${status} without a word`] : [];
    const problem = JSON.parse(Buffer.from(text, 'latin1').toString('utf8')) as { status: number; code: string };
    const isProblem = /content-type: application\/problem\+json/i.test(head) && problem.status === status && knownErrorCodes.has(problem.code);
    return isProblem ? [] : [`${status} is no problem in order: ${text.slice(0, 200)}`];
  });
}

test('whatever bytes come over a connection: an answer in order or the end of the connection, and the next one is served', { timeout: 300_000 }, async () => {
  const statuses = new Map<number, number>();
  const property = fc.asyncProperty(message, async (build) => {
    const sent = build(caller.accessToken);
    const said = await exchange(Buffer.from(sent, 'latin1'));
    for (const { status } of answersIn(said)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const faults = faultsOf(said, sent);
    if (faults.length > 0) throw new Error(`${faults.join('; ')}\nsent: ${JSON.stringify(sent.slice(0, 600))}\ncame: ${JSON.stringify(said.slice(0, 600))}`);
  });
  await fc.assert(property, { seed: SEED, numRuns: REQUESTS });
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404]));
  expect(answersIn(await exchange(Buffer.from('GET /api/health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')))[0]?.status).toBe(200);
  process.stdout.write(
    `raw fuzz: ${REQUESTS} connections from seed ${SEED}: ${[...statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status}×${count}`)
      .join(' ')}\n`,
  );
});

test.each([
  ['without a Host is a bad one', 'GET /api/health/live HTTP/1.1\r\nConnection: close\r\n\r\n', 400, '"code":"http.malformed"'],
  ['of the older HTTP needs none', 'GET /api/health/live HTTP/1.0\r\n\r\n', 200, '"status":"ok"'],
  ['that expects something odd is served', 'GET /api/health/live HTTP/1.1\r\nHost: x\r\nExpect: everything\r\nConnection: close\r\n\r\n', 200, '"status":"ok"'],
])('a request %s', async (_, sent, status, words) => {
  const [answer] = answersIn(await exchange(Buffer.from(sent)));
  expect(answer).toMatchObject({ status, body: expect.stringContaining(words) as string });
});
