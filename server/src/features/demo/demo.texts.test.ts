import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDemoListings, readDemoOrganisations } from './demo.texts.ts';

interface Node {
  slug: string;
  parent: string | null;
}
const nodes = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Node[];
const places = nodes('../places/places.json');
const topics = nodes('../topics/topics.json');
const listings = await readDemoListings();
const organisations = await readDemoOrganisations();

const parentOf = (tree: Node[], slug: string) => tree.find((node) => node.slug === slug)?.parent ?? null;
function climb(tree: Node[], slug: string): string[] {
  const parent = parentOf(tree, slug);
  return parent === null ? [slug] : [slug, ...climb(tree, parent)];
}
const count = (where: (listing: (typeof listings)[number]) => boolean) => listings.filter(where).length;

// Most letters of a text are of its language's script; names of places and brands may stand in another.
const scripts: Record<string, RegExp> = { ar: /\p{Script=Arabic}/u, fa: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u, ru: /\p{Script=Cyrillic}/u };
const latin = /\p{Script=Latin}/u;
function share(text: string, script: RegExp): number {
  const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
  return letters.filter((letter) => script.test(letter)).length / letters.length;
}

describe('the demonstration', () => {
  test('has at least 150 listings, both kinds, in every region and for the whole county', () => {
    expect(listings.length).toBeGreaterThanOrEqual(150);
    for (const kind of ['need', 'offer']) expect(count((listing) => listing.kind === kind)).toBeGreaterThan(50);
    for (const region of ['esslingen', 'kirchheim', 'nuertingen', 'filder'])
      expect([region, count(({ place }) => climb(places, place).includes(region)) >= 30]).toEqual([region, true]);
    expect(count(({ place }) => place === 'landkreis-esslingen')).toBeGreaterThan(0);
  });

  test('speaks of every group of topics', () => {
    const groups = topics.filter(({ parent }) => parent === null).map(({ slug }) => slug);
    expect(groups.filter((group) => count(({ topic }) => climb(topics, topic).includes(group)) === 0)).toEqual([]);
  });

  test.each(['de', 'en', 'uk', 'ar', 'tr', 'ru', 'fa'])('speaks %s more than a few times, needing and offering', (lang) => {
    expect(count((listing) => listing.lang === lang)).toBeGreaterThanOrEqual(8);
    for (const kind of ['need', 'offer']) expect(count((listing) => listing.lang === lang && listing.kind === kind)).toBeGreaterThan(0);
  });

  test('has something to moderate in every region, and some stories that have ended', () => {
    for (const region of ['esslingen', 'kirchheim', 'nuertingen', 'filder'])
      expect([region, count(({ state, place }) => state === 'pending' && climb(places, place).includes(region)) > 0]).toEqual([region, true]);
    for (const state of ['fulfilled', 'withdrawn']) expect(count((listing) => listing.state === state)).toBeGreaterThan(0);
  });

  test('names only places, topics and organisations that there are', () => {
    const known = (tree: Node[]) => new Set(tree.map(({ slug }) => slug));
    expect(listings.map(({ place }) => place).filter((slug) => !known(places).has(slug))).toEqual([]);
    expect(listings.map(({ topic }) => topic).filter((slug) => !known(topics).has(slug))).toEqual([]);
    const slugs = new Set(organisations.map(({ slug }) => slug));
    expect(listings.flatMap(({ organisation }) => organisation ?? []).filter((slug) => !slugs.has(slug))).toEqual([]);
    for (const { place } of organisations) expect(known(places).has(place)).toBe(true);
  });

  test('says nothing twice', () => {
    for (const texts of [listings.map(({ title }) => title.toLowerCase()), listings.map(({ body }) => body)])
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  test('writes each text in the script of its language', () => {
    const strange = listings.filter(({ lang, title, body }) => share(`${title} ${body}`, scripts[lang] ?? latin) < 0.6);
    expect(strange.map(({ lang, title }) => `${lang}: ${title}`)).toEqual([]);
  });

  test('holds nothing by which somebody could be reached', () => {
    // A number of six digits or more however it is grouped, an address, a link.
    const reach = /(\p{Nd}[\s/().-]?){6,}|@|:\/\/|www\.|\b[\p{L}\d-]+\.(com|net|org|de|eu|info|io)\b/iu;
    const texts = [...listings.flatMap(({ title, body, poster }) => [title, body, poster ?? '']), ...organisations.flatMap(({ name, about }) => [name, about])];
    expect(texts.filter((text) => reach.test(text))).toEqual([]);
    expect(organisations.filter(({ website }) => website !== null)).toEqual([]);
  });

  test('has six organisations of every kind, one of them not verified, each with listings in its name', () => {
    expect(organisations).toHaveLength(6);
    expect(organisations.filter(({ verified }) => !verified)).toHaveLength(1);
    expect(new Set(organisations.map(({ kind }) => kind))).toEqual(new Set(['initiative', 'office', 'association', 'company']));
    for (const { slug } of organisations) expect([slug, count(({ organisation }) => organisation === slug) > 0]).toEqual([slug, true]);
  });
});
