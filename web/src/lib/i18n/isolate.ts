/**
 * What a person wrote, inside a sentence that can hold no element of its own: the page's title, a choice in a list, an attribute. The signs
 * FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode, UAX 9) do there what `<bdi>` does in the text of a page.
 */
export function isolate(text: string): string {
  return text === '' ? '' : `\u2068${text}\u2069`;
}
