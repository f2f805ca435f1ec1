import type { Translate } from '#lib/i18n/translate.ts';
import type { Names } from '#lib/listings/names.server.ts';
import { placeIn } from '#lib/places/place-words.ts';
import type { Filter } from './filter.ts';

export interface Chosen {
  /** The field of the form. */
  name: 'kind' | 'topic' | 'place' | 'q';
  label: string;
}

/** What the list is narrowed to, in words. */
export function chosenOf({ kind, topic, place, q }: Filter, names: Pick<Names, 'topic' | 'place'>, t: Translate): Chosen[] {
  const chosen: Chosen[] = [];
  if (kind) chosen.push({ name: 'kind', label: t(`listings.listOf.${kind}`) });
  if (topic) chosen.push({ name: 'topic', label: names.topic(topic) });
  if (place) chosen.push({ name: 'place', label: placeIn(names.place(place), t) });
  if (q) chosen.push({ name: 'q', label: q });
  return chosen;
}
