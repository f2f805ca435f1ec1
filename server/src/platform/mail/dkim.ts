import { createHash, sign, type KeyObject } from 'node:crypto';

/** What mails are signed with (RFC 6376): the public half stands in the DNS at `SELECTOR._domainkey.DOMAIN`. */
export interface DkimKey {
  domain: string;
  selector: string;
  algorithm: 'rsa-sha256' | 'ed25519-sha256';
  key: KeyObject;
}

// What a recipient or their mail program goes by (RFC 6376, 5.4.1; RFC 8058, 4 demands both of List-Unsubscribe). Each is named once more than it
// is there, so that none can be added on the way without breaking the signature (RFC 6376, 8.15).
const fields = [
  ...['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date', 'message-id', 'in-reply-to', 'references'],
  ...['mime-version', 'content-type', 'content-transfer-encoding', 'content-language', 'auto-submitted'],
  ...['list-id', 'list-unsubscribe', 'list-unsubscribe-post'],
];

/**
 * Signs a message as it goes over the wire; gives it back with its DKIM-Signature in front. Line ends become CRLF. Canonicalisation is relaxed/relaxed
 * (RFC 6376, 3.4), Ed25519 follows RFC 8463.
 */
export function signMessage(message: Buffer, { domain, selector, algorithm, key }: DkimKey, now: Date): Buffer {
  // One character a byte, so that nothing in the message changes.
  const raw = message.toString('latin1').replace(/\r?\n/g, '\r\n');
  const end = raw.indexOf('\r\n\r\n');
  const [head, body] = end < 0 ? [raw.replace(/(\r\n)*$/, ''), ''] : [raw.slice(0, end), raw.slice(end + 4)];
  const { names, lines } = chooseFields(head);
  const tags = [
    'v=1',
    `a=${algorithm}`,
    'c=relaxed/relaxed',
    `d=${domain}`,
    `s=${selector}`,
    `t=${Math.floor(now.getTime() / 1000)}`,
    `h=${names.join(':')}`,
    `bh=${createHash('sha256').update(relaxBody(body), 'latin1').digest('base64')}`,
    'b=',
  ];
  const unsigned = `DKIM-Signature: ${tags.map(fold).join(';\r\n ')}`;
  const data = Buffer.from([...lines.map((line) => `${line}\r\n`), relaxField(unsigned)].join(''), 'latin1');
  const signature = algorithm === 'rsa-sha256' ? sign('sha256', data, key) : sign(null, createHash('sha256').update(data).digest(), key);
  return Buffer.from(`${unsigned}${fold(signature.toString('base64'))}\r\n${raw}`, 'latin1');
}

/** The covered fields in the order of `h=`: of several with one name the last one first, then once more for the one that must not come. */
function chooseFields(head: string): { names: string[]; lines: string[] } {
  const present = head.split(/\r\n(?![ \t])/).reverse();
  const names: string[] = [];
  const lines: string[] = [];
  for (const name of fields) {
    const found = present.filter((line) => line.slice(0, line.indexOf(':')).trimEnd().toLowerCase() === name);
    lines.push(...found.map(relaxField));
    names.push(...found.map(() => name), name);
  }
  return { names, lines };
}

function relaxField(line: string): string {
  const colon = line.indexOf(':');
  const value = line
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '');
  return `${line.slice(0, colon).trimEnd().toLowerCase()}:${value}`;
}

function relaxBody(body: string): string {
  const text = body
    .replace(/[ \t]+/g, ' ')
    .replace(/ (?=\r\n|$)/g, '')
    .replace(/(\r\n)+$/, '');
  return text === '' ? '' : `${text}\r\n`;
}

/** Breaks a long tag into lines of a header; white space within it means nothing to who verifies (RFC 6376, 3.2). */
function fold(tag: string): string {
  if (tag.startsWith('h=')) return tag.replace(/(.{1,66})(:|$)/g, '$1$2\r\n ').trimEnd();
  return tag.replace(/(.{72})(?=.)/g, '$1\r\n ');
}
