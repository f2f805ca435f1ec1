import type { Translate } from '#lib/i18n/translate.ts';
import { someoneFrom, type NamedPlace } from '#lib/places/place-words.ts';

interface Poster {
  name: string | null;
  organisation?: { name: string } | null;
}

/** An organisation stands under its name; a person under the one they chose, else by their place. */
export function posterName({ name, organisation }: Poster, place: NamedPlace, t: Translate): string {
  return organisation?.name || name || someoneFrom(place, t);
}
