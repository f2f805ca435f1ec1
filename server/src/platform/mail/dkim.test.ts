import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useMailServer } from '../../../test/mail-server.ts';
import { readDkimKey } from './dkim-key.ts';
import { signMessage } from './dkim.ts';
import { buildMailTransport, type OutgoingMail } from './transport.ts';

const folder = mkdtempSync(join(tmpdir(), 'handreich-dkim-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed25519 = generateKeyPairSync('ed25519');
const records = {
  rsa: `v=DKIM1; k=rsa; p=${rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
  ed25519: `v=DKIM1; k=ed25519; p=${ed25519.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')}`,
};

const file = (name: string, content: string | Buffer, mode = 0o600) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
};
const pem = { type: 'pkcs8', format: 'pem' } as const;
const keyOf = (keyFile: string) => readDkimKey({ domain: 'handreich.example', selector: 'portal2026', keyFile });

/** What an independent implementation says of a mail, asking a DNS that knows one record. */
async function verdict(source: string | Buffer, record: string) {
  const { results } = await dkimVerify(source, {
    resolver: async (name: string) => {
      if (name !== 'portal2026._domainkey.handreich.example') throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [[record]];
    },
    curTime: new Date('2026-11-22T12:01:00Z'),
  });
  return results.map(({ status, algo, signingDomain, signingHeaders }) => ({ result: status.result, algo, signingDomain, signed: signingHeaders?.keys ?? '' }));
}

const mail: OutgoingMail = {
  to: 'person@example.org',
  subject: 'Нове повідомлення  про ваше оголошення: ein langer Betreff, der über mehrere Zeilen geht und Umlaute hat: äöü',
  text: `Guten Tag  \n\n.\n${'ein langer Satz ohne Umbruch '.repeat(40)}\nسلام\n\n\n`,
  html: '<p>Guten Tag</p>\n\n',
  messageId: 'x@handreich.example',
  date: new Date('2026-11-22T12:00:00Z'),
  headers: {
    'Auto-Submitted': 'auto-generated',
    'Content-Language': 'uk',
    'List-Unsubscribe': `<https://hilfe.example/api/unsubscribe?token=${'a'.repeat(120)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
};

const server = useMailServer();

describe.each(['rsa', 'ed25519'] as const)('a mail signed with %s', (kind) => {
  let source: string;
  beforeAll(async () => {
    const key = await keyOf(file(`${kind}.pem`, (kind === 'rsa' ? rsa : ed25519).privateKey.export(pem)));
    const transport = buildMailTransport({ smtpUrl: server.url, mailFrom: 'Handreich <portal@handreich.example>' }, key);
    expect(await transport.send(mail)).toEqual({ kind: 'sent' });
    await transport.close();
    source = server.mails.at(-1)!.source;
  });

  test('is found good by another implementation, with sender, subject and both unsubscribe headers covered', async () => {
    const [signature, ...others] = await verdict(source, records[kind]);
    expect(others).toEqual([]);
    expect(signature).toMatchObject({ result: 'pass', signingDomain: 'handreich.example', algo: `${kind}-sha256` });
    const covered = /\bh=([^;]+);/
      .exec(source.replace(/\r\n\s/g, ''))![1]!
      .toLowerCase()
      .split(':');
    for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post', 'auto-submitted', 'content-type'])
      expect(
        covered.filter((one) => one === name),
        name,
      ).toHaveLength(2);
    expect(covered.filter((one) => one === 'reply-to')).toHaveLength(1);
  });

  test('is found bad when anything of it was changed or added on the way', async () => {
    const changed = [
      source.replace('Guten Tag', 'Guten Abend'),
      source.replace(/^Subject: /m, 'Subject: Neu '),
      source.replace('One-Click', 'Two-Click'),
      source.replace('?token=a', '?token=b'),
      `Subject: Gewonnen\r\n${source}`,
      `From: Bank <bank@example.org>\r\n${source}`,
      `Reply-To: elsewhere@example.org\r\n${source}`,
      source.replace(/\r\n\r\n/, '\r\nFrom: Bank <bank@example.org>\r\n\r\n'),
      `${source}more\r\n`,
    ];
    for (const [index, mangled] of changed.entries()) {
      expect(mangled).not.toBe(source);
      const [signature] = await verdict(mangled, records[kind]);
      expect(signature?.result, String(index)).not.toBe('pass');
    }
  });

  test('stays good when white space was changed as relays do', async () => {
    const relayed = `Received: from a by b\r\n${source.replace(/^(Date): /m, '$1:   ')}\r\n\r\n`;
    expect((await verdict(relayed, records[kind]))[0]?.result).toBe('pass');
  });
});

test('messages of every shape are signed so that they are found good', async () => {
  const key = (await keyOf(file('shapes.pem', ed25519.privateKey.export(pem))))!;
  const bodies = ['', '\r\n', '\r\n\r\n\r\n', 'one line', 'two \t lines  \r\n  in it \r\n', ' \r\n', 'a\r\n\r\n', 'lone\nnewlines\n', '\t\r\nx', 'ä'];
  for (const body of bodies) {
    const message = Buffer.from(`From: <a@handreich.example>\r\nSubject:  folded\r\n \t line \r\nX-Other: 1\r\n\r\n${body}`);
    expect((await verdict(signMessage(message, key, mail.date), records.ed25519))[0], JSON.stringify(body)).toMatchObject({ result: 'pass' });
  }
});

describe('a key file', () => {
  test.each<[string, () => string, RegExp]>([
    ['that is missing', () => join(folder, 'nothing.pem'), /does not exist\. Correct DKIM_KEY_FILE/],
    ['that is a folder', () => folder, /cannot be read \(EISDIR\)/],
    ['without a key', () => file('rubbish.pem', 'rubbish'), /holds no private key/],
    ['with the public half', () => file('public.pem', rsa.publicKey.export({ type: 'spki', format: 'pem' })), /holds no private key/],
    [
      'of 1024 bits',
      () => file('short.pem', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export(pem)),
      /RSA key of 1024 bits.+at least 2048/,
    ],
    ['of another kind', () => file('ec.pem', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem)), /key of type ec/],
    ['with a passphrase', () => file('locked.pem', rsa.privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'x' })), /locked with a passphrase/],
  ])('%s ends the start with a sentence', async (_what, path, sentence) => {
    await expect(keyOf(path())).rejects.toMatchObject({ line: expect.stringMatching(sentence) as string });
  });

  test('in the older PEM of RSA serves too', async () => {
    expect(await keyOf(file('pkcs1.pem', rsa.privateKey.export({ type: 'pkcs1', format: 'pem' })))).toMatchObject({ algorithm: 'rsa-sha256' });
    expect(await readDkimKey(undefined)).toBeUndefined();
  });
});
