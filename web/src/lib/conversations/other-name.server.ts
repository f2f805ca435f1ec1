import type { ConversationItem } from '#lib/api/types.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import type { Names } from '#lib/listings/names.server.ts';
import { someoneFrom } from '#lib/places/place-words.ts';

interface Words {
  names: Names;
  t: Translate;
}

/** What the other side of a conversation is called: their organisation where they posted in its name, their chosen name, else where they are from or which listing of theirs they named, as far as they said. */
export function otherName(
  { other, writerListing }: Pick<ConversationItem, 'other'> & { writerListing?: { title: string } | null },
  { names, t }: Words,
): string {
  if (other.organisation) return other.organisation.name;
  if (other.left) return t('conversations.left');
  if (other.name !== null) return other.name;
  if (other.place !== null) return someoneFrom(names.place(other.place), t);
  return writerListing ? t('conversations.someoneAbout', { title: isolate(writerListing.title) }) : t('conversations.someone');
}
