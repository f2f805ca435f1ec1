import { optionalNumber, optionalText, type Values } from '#lib/forms/values.ts';

/** A form's answers in the API's shape. What is wrong with them is for the API to say. */
export function listingInput(values: Values) {
  return {
    title: values['title']?.trim() ?? '',
    body: values['body']?.trim() ?? '',
    topic: values['topic'] ?? '',
    place: values['place'] ?? '',
    lang: values['lang'] ?? '',
    reachKm: optionalNumber(values['reachKm']),
    from: optionalText(values['from']),
    until: optionalText(values['until']),
    capacity: optionalNumber(values['capacity']),
  };
}

interface Written {
  title: string;
  body: string;
  topic: string;
  place: string;
  lang: string;
  reachKm: number | null;
  from: string | null;
  until: string | null;
  capacity: number | null;
}

/** A listing as the answers of its form. */
export function listingValues(listing: Written): Values {
  const { title, body, topic, place, lang, reachKm, from, until, capacity } = listing;
  return {
    title,
    body,
    topic,
    place,
    lang,
    reachKm: reachKm === null ? '' : String(reachKm),
    from: from ?? '',
    until: until ?? '',
    capacity: capacity === null ? '' : String(capacity),
  };
}
