import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a key is for. One key a purpose (RFC 5869), so that a value made for one can never pass as another's. */
export type KeyPurpose =
  | 'email-seal'
  | 'email-lookup'
  | 'login-link'
  | 'login-code'
  | 'access-token'
  | 'refresh-token'
  | 'unsubscribe'
  | 'message-id'
  | 'limit'
  | 'once-fingerprint'
  | 'once-answer';

interface Secret {
  id: Buffer;
  material: string;
}

/**
 * All keys of the portal, derived from SECRET (`new,old`: the first makes, all of them read).
 * Sealed values are `version(1) keyId(4) nonce(12) tag(16) ciphertext`, AES-256-GCM (NIST SP 800-38D).
 */
export interface Keyring {
  /** HMAC-SHA-256 with the newest secret, 32 bytes. */
  mac(purpose: KeyPurpose, value: string): Buffer;
  /** The same under every secret, newest first: for looking up what an older one made. */
  macs(purpose: KeyPurpose, value: string): Buffer[];
  /** Whether `mac` is of `value` under any secret; compares in constant time. */
  verify(purpose: KeyPurpose, value: string, mac: Buffer): boolean;
  seal(purpose: KeyPurpose, clear: string): Buffer;
  /** Throws when the value was not sealed by any secret at hand. */
  open(purpose: KeyPurpose, sealed: Buffer): string;
  /** The newest key of a purpose, for libraries that sign by themselves. */
  key(purpose: KeyPurpose): Buffer;
  /** The key of a purpose under every secret, newest first, for libraries that verify by themselves. */
  keys(purpose: KeyPurpose): Buffer[];
  /** The ids of the secrets at hand, newest first, in hexadecimal: they name a secret and say nothing of it. */
  readonly keyIds: readonly string[];
}

export function buildKeyring(secrets: string[]): Keyring {
  const ring: Secret[] = [...new Set(secrets)].map((material) => ({ material, id: createHash('sha256').update(`key-id:${material}`).digest().subarray(0, 4) }));
  if (ring.length === 0) throw new Error('a keyring needs at least one secret');
  const derived = new Map<string, Buffer>();

  function derive(secret: Secret, purpose: KeyPurpose): Buffer {
    const name = `${secret.id.toString('hex')}:${purpose}`;
    let key = derived.get(name);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', secret.material, 'handreich', purpose, 32));
      derived.set(name, key);
    }
    return key;
  }
  const newest = ring[0]!;
  const keys = (purpose: KeyPurpose) => ring.map((secret) => derive(secret, purpose));
  const macs = (purpose: KeyPurpose, value: string) => keys(purpose).map((key) => createHmac('sha256', key).update(value).digest());

  return {
    key: (purpose) => derive(newest, purpose),
    keys,
    keyIds: ring.map(({ id }) => id.toString('hex')),
    mac: (purpose, value) => macs(purpose, value)[0]!,
    macs,
    verify: (purpose, value, mac) => macs(purpose, value).some((expected) => expected.length === mac.length && timingSafeEqual(expected, mac)),
    seal(purpose, clear) {
      const nonce = randomBytes(12);
      const head = Buffer.concat([Buffer.from([1]), newest.id]);
      const cipher = createCipheriv('aes-256-gcm', derive(newest, purpose), nonce).setAAD(head);
      const body = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
      return Buffer.concat([head, nonce, cipher.getAuthTag(), body]);
    },
    open(purpose, sealed) {
      const secret = ring.find((candidate) => sealed[0] === 1 && candidate.id.equals(sealed.subarray(1, 5)));
      if (!secret) throw new Error('this value was sealed with a secret that is not at hand');
      const decipher = createDecipheriv('aes-256-gcm', derive(secret, purpose), sealed.subarray(5, 17)).setAAD(sealed.subarray(0, 5));
      decipher.setAuthTag(sealed.subarray(17, 33));
      return Buffer.concat([decipher.update(sealed.subarray(33)), decipher.final()]).toString('utf8');
    },
  };
}
