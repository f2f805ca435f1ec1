import type { Place } from '#lib/api/types.ts';
import type { Translate } from '#lib/i18n/translate.ts';

export type NamedPlace = Pick<Place, 'name' | 'kind'> & {
  /** The town that a district belongs to: few know the name of another town's district. */
  town?: string | undefined;
};

/** A place among others to choose from: a region must not be taken for the town of the same name. */
export function wholePlace({ name, kind }: NamedPlace, t: Translate): string {
  return kind === 'region' || kind === 'county' ? t(`listings.wholePlace.${kind}`, { name }) : name;
}

/** Where something is. */
export function placeIn({ name, kind, town }: NamedPlace, t: Translate): string {
  if (town !== undefined) return t('listings.placeIn.district', { name, town });
  return kind === 'region' ? t('listings.placeIn.region', { name }) : name;
}

/** Who somebody without a name is: all that is known is where they are from. */
export function someoneFrom({ name, kind }: NamedPlace, t: Translate): string {
  const place = kind === 'region' || kind === 'county' ? t(`listings.placeFrom.${kind}`, { name }) : name;
  return t('listings.someoneFrom', { place });
}
