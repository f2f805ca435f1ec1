import { onceErrors } from '../errors/common-errors.ts';

// Visible ASCII (RFC 20) without what begins a quoted string; and a string of RFC 9651 section 3.3.3, which may hold blanks.
const bare = /^(?!")[\x21-\x7e]{1,255}$/;
const quoted = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

/**
 * The key of a request's Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): 1 to 255 visible characters of ASCII, quoted as the draft
 * writes it or bare as most clients send it; both spellings are one key. Undefined without the header; `idempotency.key_malformed` for anything else.
 */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const value = [header].flat().join(', ').trim();
  if (bare.test(value)) return value;
  const key = quoted.exec(value)?.[1]?.replaceAll(/\\(["\\])/g, '$1');
  if (!key || key.length > 255) throw onceErrors.key_malformed();
  return key;
}

/** JSON in which the order of members does not matter, so that the same thing said twice is the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
