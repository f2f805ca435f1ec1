import type { Keyring } from '../../platform/crypto/keyring.ts';

/**
 * All of these are derived from ids by keyed hash, so that neither the database nor a queue holds a secret of a person:
 * a login token is `linkId.mac`, a code six digits of a mac, a refresh token `sessionId.generation.mac`.
 */
export function loginToken(keys: Keyring, linkId: string): string {
  return `${linkId}.${keys.mac('login-link', linkId).toString('base64url')}`;
}

export function readLoginToken(keys: Keyring, token: string): string | undefined {
  const [linkId, mac, ...rest] = token.split('.');
  if (!linkId || !mac || rest.length > 0) return undefined;
  return keys.verify('login-link', linkId, Buffer.from(mac, 'base64url')) ? linkId : undefined;
}

export function loginCode(keys: Keyring, linkId: string): string {
  return digits(keys.mac('login-code', linkId));
}

export function isLoginCode(keys: Keyring, linkId: string, code: string): boolean {
  return keys.macs('login-code', linkId).some((mac) => digits(mac) === code);
}

function digits(mac: Buffer): string {
  return String(mac.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

export function refreshToken(keys: Keyring, sessionId: string, generation: number): string {
  return `${sessionId}.${generation}.${keys.mac('refresh-token', `${sessionId}.${generation}`).toString('base64url')}`;
}

export function readRefreshToken(keys: Keyring, token: string): { sessionId: string; generation: number } | undefined {
  const [sessionId, generation, mac, ...rest] = token.split('.');
  if (!sessionId || !generation || !mac || rest.length > 0) return undefined;
  if (!keys.verify('refresh-token', `${sessionId}.${generation}`, Buffer.from(mac, 'base64url'))) return undefined;
  return { sessionId, generation: Number(generation) };
}
