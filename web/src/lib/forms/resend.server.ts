import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Values } from './values.ts';

type Sending = Pick<RequestEvent, 'cookies' | 'request' | 'url'>;

const cookie = 'handreich_sent';
const KEPT_SECONDS = 5 * 60;

/**
 * The key of a form that comes without JavaScript. Who goes back after sending gets a new page with a new key, but the browser fills in what was typed:
 * the very same content, sent again within minutes, is the same thing again and keeps the key it went out with before.
 */
export function keyOfSending({ cookies, request, url }: Sending, form: string, values: Values): string | undefined {
  const { key, ...said } = values;
  // With JavaScript the form is empty after going back: whoever writes the same again means it.
  if (key === undefined || request.headers.get('x-sveltekit-action') === 'true') return key;
  const content = createHash('sha256')
    .update(JSON.stringify([url.pathname, form, Object.entries(said).sort()]))
    .digest('base64url');
  const [before, keyBefore] = cookies.get(cookie)?.split(' ') ?? [];
  const kept = before === content && keyBefore ? keyBefore : key;
  cookies.set(cookie, `${content} ${kept}`, { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:', maxAge: KEPT_SECONDS });
  return kept;
}

/** The key of the last sending stands for something else: the same content, sent once more, is to go out with another. */
export function forgetSending({ cookies, url }: Pick<Sending, 'cookies' | 'url'>): void {
  cookies.delete(cookie, { path: '/', secure: url.protocol === 'https:' });
}
