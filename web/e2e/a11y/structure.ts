import type { Page } from 'playwright-core';
import { direction, locales } from '../../src/lib/i18n/locales.ts';
import type { Words } from '../words.ts';
import { theirWords } from './world.ts';

/** What a page says of itself to those who do not see it, and axe does not ask: title, headings, landmarks, languages, what a field expects. */
export async function structureProblems(page: Page, { t, textLocale, dir }: Words): Promise<string[]> {
  const seen = await page.evaluate(readStructure);
  const problems: string[] = [];
  const must = (holds: boolean, otherwise: string) => void (holds || problems.push(otherwise));

  must(seen.lang === textLocale, `<html lang> is ${seen.lang}`);
  must(seen.dir === dir, `<html dir> is ${seen.dir}`);
  must(seen.headings.filter(({ level }) => level === 1).length === 1, `h1: ${seen.headings.filter(({ level }) => level === 1).length} of them`);
  seen.headings.forEach(({ level, text }, index) => {
    const before = seen.headings[index - 1]?.level ?? 0;
    must(level <= before + 1, `the heading "${text}" (h${level}) skips a level after h${before}`);
    must(text !== '', `a heading (h${level}) without words`);
  });
  const heading = seen.headings.find(({ level }) => level === 1)?.text ?? '';
  must(heading !== '' && seen.title.includes(heading), `the title "${seen.title}" does not name the page "${heading}"`);
  must(seen.landmarks.main === 1, `main: ${seen.landmarks.main} of them`);
  must(seen.landmarks.banner === 1, `header of the page: ${seen.landmarks.banner} of them`);
  must(seen.landmarks.contentinfo === 1, `footer of the page: ${seen.landmarks.contentinfo} of them`);
  must(seen.navigations.includes(t('site.navigation')), `no navigation is called "${t('site.navigation')}", only ${seen.navigations.join(', ')}`);

  for (const { hreflang, lang, text } of seen.otherLanguages) {
    must(lang === hreflang, `the link "${text}" to ${hreflang} is marked as ${lang}`);
    must(text.includes(locales[hreflang as keyof typeof locales]), `the link to ${hreflang} reads "${text}"`);
  }
  must(new Set(seen.otherLanguages.map(({ hreflang }) => hreflang)).size === Object.keys(locales).length, 'not every language has a link to itself');
  const { need, offer } = theirWords;
  for (const { text, lang, dir: runs } of seen.texts) {
    const written = [need, offer].find((own) => text.includes(own.text));
    if (!written) continue;
    must(lang === written.lang, `"${text}", written in ${written.lang}, is marked as ${lang}`);
    // Alone; within a sentence the sentence has the say.
    if (text.trim() === written.text) must(runs === direction(written.lang), `"${text}" runs ${runs}`);
  }
  for (const { name, wanted, found } of seen.expectations) must(wanted === found, `the field ${name} has autocomplete="${found}"`);
  problems.push(...seen.broken);
  return problems;
}

/** Runs in the page. */
function readStructure() {
  const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const text = (element: Element) => (element as HTMLElement).innerText.replaceAll(/\s+/g, ' ').trim();
  const landmark = (tag: string) =>
    [...document.querySelectorAll(`${tag}, [role="${{ header: 'banner', footer: 'contentinfo', main: 'main' }[tag]}"]`)].filter(
      (element) => shown(element) && (tag === 'main' || element.parentElement!.closest('article, aside, main, nav, section') === null),
    ).length;
  const nameOf = (element: Element) => {
    const by = element.getAttribute('aria-labelledby');
    return element.getAttribute('aria-label') ?? (by && document.getElementById(by)?.textContent?.trim()) ?? '';
  };
  const broken: string[] = [];
  for (const attribute of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'aria-owns', 'for'])
    for (const element of document.querySelectorAll(`[${attribute}]`))
      for (const id of element.getAttribute(attribute)!.split(/\s+/).filter(Boolean))
        if (!document.getElementById(id)) broken.push(`${attribute}="${id}" of a ${element.localName} leads nowhere`);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const id = decodeURIComponent(link.hash.slice(1));
    if (id !== '' && !document.getElementById(id)) broken.push(`the link to #${id} leads nowhere`);
  }
  const texts: { text: string; lang: string; dir: string }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!;
    if (!node.textContent!.trim() || ['SCRIPT', 'STYLE', 'OPTION'].includes(parent.tagName) || !shown(parent)) continue;
    texts.push({ text: node.textContent!, lang: parent.closest('[lang]')!.getAttribute('lang')!, dir: getComputedStyle(parent).direction });
  }
  const tokens: [string, string[]][] = [
    ['email', ['email']],
    ['code', ['one-time-code']],
    ['displayName', ['nickname', 'name']],
  ];
  return {
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    title: document.title.replaceAll(/\s+/g, ' '),
    headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role="heading"]')].filter(shown).map((heading) => ({
      level: Number(heading.getAttribute('aria-level') ?? heading.localName.slice(1)),
      text: text(heading),
    })),
    landmarks: { main: landmark('main'), banner: landmark('header'), contentinfo: landmark('footer') },
    navigations: [...document.querySelectorAll('nav, [role="navigation"]')].filter(shown).map(nameOf),
    otherLanguages: [...document.querySelectorAll('a[hreflang]')].map((link) => ({
      hreflang: link.getAttribute('hreflang')!,
      lang: link.closest('[lang]')!.getAttribute('lang')!,
      text: link.textContent!.replaceAll(/\s+/g, ' ').trim(),
    })),
    texts,
    expectations: tokens.flatMap(([name, wanted]) =>
      [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:not([type="hidden"])`)].map((input) => ({
        name,
        found: input.autocomplete,
        wanted: wanted.includes(input.autocomplete) ? input.autocomplete : wanted[0]!,
      })),
    ),
    broken,
  };
}
