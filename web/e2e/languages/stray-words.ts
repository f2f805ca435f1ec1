import type { Page } from 'playwright-core';

export interface Written {
  title: string;
  body: string;
  /** Empty where nobody said it, null where there is none to say. */
  lang: string | null;
}

/**
 * Where a page shows one of these texts without saying that it is somebody else's: in an element without their language (an empty one, where it is not known)
 * or without a direction of its own, and, where no element can stand, in an attribute or the title without the isolating signs of Unicode.
 */
export async function strayWords(page: Page, texts: Readonly<Record<string, Written>>): Promise<{ found: number; stray: string[] }> {
  return page.evaluate(lookThrough, Object.values(texts));
}

/** Runs in the page. */
function lookThrough(written: readonly Written[]) {
  const stray: string[] = [];
  let found = 0;
  const wordsIn = (text: string) =>
    written.flatMap(({ title, body, lang }) => [title, body].filter((words) => text.includes(words)).map((words) => ({ words, lang })));
  const isolated = (text: string, words: string) => text.includes(`\u2068${words}\u2069`);
  const apart = (element: Element) => element.localName === 'bdi' || element.hasAttribute('dir');

  const look = (text: string, element: Element, shown: string, marked: (words: string, lang: string | null) => boolean) => {
    for (const { words, lang } of wordsIn(text)) {
      found += 1;
      if (!marked(words, lang)) stray.push(`${shown} in <${element.localName}>: ${text.trim()}`);
    }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (['SCRIPT', 'STYLE', 'TEMPLATE'].includes(element.tagName)) continue;
    const text = node.textContent!;
    look(text, element, 'text', (words, lang) => {
      // A field for words of one's own takes the direction of what is typed.
      if (element.tagName === 'TEXTAREA') return element.getAttribute('dir') === 'auto';
      const said = element.closest('[lang]')!.getAttribute('lang');
      return (apart(element) || isolated(text, words)) && (lang === null || said === lang);
    });
  }
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (['href', 'action', 'content'].includes(name)) continue;
      look(value, element, name, (words) => (name === 'value' ? element.getAttribute('dir') === 'auto' : isolated(value, words)));
    }
  }
  look(document.title, document.querySelector('title')!, 'title', (words) => isolated(document.title, words));
  return { found, stray };
}
