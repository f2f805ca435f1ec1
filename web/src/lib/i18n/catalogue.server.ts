import { compileMessages } from './compile-messages.server.ts';
import { direction, type Locale } from './locales.ts';
import type { Messages } from './translate.ts';

export interface Catalogue {
  locale: Locale;
  dir: 'ltr' | 'rtl';
  /** The language that the texts really are in. */
  textLocale: string;
  messages: Messages;
}

/** The API's answer: sentences as they are written. */
type Answer = Omit<Catalogue, 'messages'> & { messages: Record<string, string> };

interface Kept {
  catalogue: Catalogue;
  etag: string | null;
  until: number;
}

/** How long a text is kept, in milliseconds: so soon a corrected one is seen. Asking is a question inside this process, mostly answered 304. */
export const keepFor = 2000;
const kept = new Map<Locale, Kept>();

type ApiFetch = (path: string, headers: Record<string, string>) => Promise<Response>;

/**
 * The sentences of one language. Kept for two seconds, then asked for again by ETag; while the API
 * does not answer, the kept ones go on serving.
 */
export async function loadCatalogue(locale: Locale, fetchApi: ApiFetch): Promise<Catalogue> {
  const known = kept.get(locale);
  if (known !== undefined && known.until > Date.now()) return known.catalogue;
  try {
    const headers: Record<string, string> = known?.etag ? { 'if-none-match': known.etag } : {};
    const response = await fetchApi(`/api/messages/${locale}`, headers);
    if (response.status === 304 && known !== undefined) {
      known.until = Date.now() + keepFor;
      return known.catalogue;
    }
    if (!response.ok) throw new Error(`messages of ${locale}: ${response.status}`);
    return keep(locale, (await response.json()) as Answer, response.headers.get('etag'));
  } catch (error) {
    if (known !== undefined) return known.catalogue;
    throw error;
  }
}

/** Something was corrected through this process: the next page asks at once. */
export function askAgain(): void {
  for (const one of kept.values()) one.until = 0;
}

function keep(locale: Locale, answer: Answer, etag: string | null): Catalogue {
  // Text in another language than asked for is written in that language's direction.
  const { textLocale } = answer;
  const catalogue = { ...answer, dir: direction(textLocale), messages: compileMessages(answer.messages, textLocale) };
  kept.set(locale, { catalogue, etag, until: Date.now() + keepFor });
  return catalogue;
}
