import type { ConversationItem } from '#lib/api/types.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import type { Names } from '#lib/listings/names.server.ts';

interface Words {
  names: Names;
  t: Translate;
}

/** What the other side of a conversation is called: their chosen name, else where they are from as far as they said. */
export function otherName({ other }: Pick<ConversationItem, 'other'>, { names, t }: Words): string {
  if (other.left) return t('conversations.left');
  if (other.name !== null) return other.name;
  return other.place === null ? t('conversations.someone') : t('listings.someoneFrom', { place: names.place(other.place) });
}
