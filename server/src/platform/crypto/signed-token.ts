import { timingSafeEqual } from 'node:crypto';
import type { KeyPurpose, Keyring } from './keyring.ts';

/** `payload.mac`, url-safe: says what we said, to nobody but us, and needs no row. The mac is cut to 128 bits so that links stay short. */
export function signToken(keys: Keyring, purpose: KeyPurpose, payload: string): string {
  return `${Buffer.from(payload).toString('base64url')}.${keys.mac(purpose, payload).subarray(0, 16).toString('base64url')}`;
}

/** The payload of a token that we signed for this purpose, or undefined for anything else. */
export function readToken(keys: Keyring, purpose: KeyPurpose, token: string): string | undefined {
  const [head, mac, ...rest] = token.split('.');
  if (!head || !mac || rest.length > 0) return undefined;
  const payload = Buffer.from(head, 'base64url').toString('utf8');
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== 16) return undefined;
  return keys.macs(purpose, payload).some((expected) => timingSafeEqual(expected.subarray(0, 16), given)) ? payload : undefined;
}
