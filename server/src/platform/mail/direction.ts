import type { Direction } from '../i18n/locales.ts';

/** Letters that are written from right to left. */
export const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The direction of a text's first letter (UAX 9, rules P2 and P3); undefined where it has none. */
export function directionOfText(text: string): Direction | undefined {
  const [first] = /\p{L}/u.exec(text) ?? [];
  return first === undefined ? undefined : rightToLeft.test(first) ? 'rtl' : 'ltr';
}
