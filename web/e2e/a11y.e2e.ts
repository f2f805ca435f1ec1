import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isLocale, localeCodes, type Locale } from '../src/lib/i18n/locales.ts';
import { gatherCast, type Cast } from './a11y/cast.ts';
import { violations } from './a11y/axe.ts';
import { postByKeys } from './a11y/by-keys.ts';
import { focusProblems } from './a11y/focus.ts';
import { reflowProblems } from './a11y/reflow.ts';
import { refusalProblems } from './a11y/refusal.ts';
import { routes } from './a11y/routes.ts';
import { emptyScenes, openAll, scenes, type Scene } from './a11y/scenes.ts';
import { structureProblems } from './a11y/structure.ts';
import { forcedColourProblems, motionProblems } from './a11y/surroundings.ts';
import { targetProblems } from './a11y/targets.ts';
import { fillWorld, theirWords, type World } from './a11y/world.ts';
import { openBrowser } from './browser.ts';
import { openMailbox, until, type Mailbox } from './mailbox.ts';
import { startPortal, type RunningPortal } from './portal.ts';
import { words } from './words.ts';

// `npm run test:a11y` looks at all languages; in CI two stand for them, one for each direction, and the others must fit into a narrow window.
const asked = process.env.LOCALES?.split(',');
const whole: Locale[] = asked?.[0] === 'all' ? localeCodes : (asked?.filter(isLocale) ?? ['de', 'ar']);
const narrowOnly: Locale[] = asked ? [] : localeCodes.filter((locale) => !whole.includes(locale));

let mailbox: Mailbox, portal: RunningPortal, browser: Browser, cast: Cast;
let world = {} as World;
/** For each language the titles of its pages, and which pages have them. */
const titles = new Map<string, Set<string>>();

beforeAll(async () => {
  [mailbox, browser] = await Promise.all([openMailbox(), openBrowser()]);
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '0' });
  cast = await gatherCast(browser, portal, mailbox);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await mailbox?.close();
});

/** Once, whichever tests are asked for. */
async function fill() {
  if (!world.need) world = await fillWorld(cast, portal, mailbox);
}

/** Brings a page into the state of a scene, hands it on, and closes it. */
async function visit(scene: Scene, locale: Locale, look: (page: Page) => Promise<string[]>): Promise<string[]> {
  const { page, faults } = await cast.window(scene.who);
  try {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const answer = await page.goto(`/${locale}${scene.at(world)}`);
    expect(answer?.status()).toBe(scene.status ?? 200);
    if (scene.then) {
      // What is done to a page is done to it as it stays: its scripts are there when their announcer is.
      await page.locator('[aria-live="assertive"]').waitFor({ state: 'attached' });
      await scene.then(page, locale);
    }
    const problems = await look(page);
    // A browser notes every answer that is a refusal.
    return [...problems, ...faults.filter((fault) => !/status of 4\d\d/.test(fault))];
  } finally {
    await page.close();
  }
}

async function lookAtAll(page: Page, scene: Scene, locale: Locale): Promise<string[]> {
  const language = words(locale);
  const problems: string[] = [];
  const title = await page.title();
  if (scene.refused) problems.push(...(await refusalProblems(page, language, scene.refused, true)));
  else noteTitle(locale, title, scene);
  problems.push(...(await structureProblems(page, language)));
  // Order and borders are the same in every language, and so is what a page looks like while parts of it are folded.
  const first = locale === whole[0];
  if (first) problems.push(...(await violations(page)), ...(await focusProblems(page)), ...(await forcedColourProblems(page)));
  const folded = await openAll(page);
  if (folded > 0 || !first) problems.push(...(await violations(page)));
  problems.push(...(await targetProblems(page)), ...(await motionProblems(page)));
  await page.emulateMedia({ colorScheme: 'dark' });
  problems.push(...(await violations(page)).map((problem) => `dark: ${problem}`));
  problems.push(...(await reflowProblems(page)));
  problems.push(...(await focusProblems(page)).map((problem) => `dark, at 400 %: ${problem}`));
  return [...new Set(problems)];
}

const noteTitle = (locale: string, title: string, { route, status }: Scene) => {
  const key = `${locale}: ${title}`;
  titles.set(key, (titles.get(key) ?? new Set()).add(route ?? `error ${status}`));
};

/** The first scene of each page in which nothing is done yet. */
const onePerPage = (of: Scene[]) => {
  const opened = of.filter(({ route, then }) => route !== null && !then);
  return opened.filter((scene, index) => opened.findIndex(({ route }) => route === scene.route) === index);
};

function each(of: Scene[], prepare?: () => Promise<void>) {
  if (prepare) beforeAll(prepare);
  describe.each(whole)('in %s', (locale) => {
    // Every state of every page in the first language; what another adds, its direction and its letters, shows in one state of each.
    const looked = asked || locale === whole[0] ? of : onePerPage(of);
    test.concurrent.each(looked.map((scene) => ({ ...scene, name: `${scene.route ?? 'an error'}, ${scene.state}` })))('$name', async (scene) => {
      expect(await visit(scene, locale, (page) => lookAtAll(page, scene, locale))).toEqual([]);
    });
  });
  // A page with nothing in it is the shorter one.
  if (narrowOnly.length === 0 || of === emptyScenes) return;
  describe.each(narrowOnly)('narrow, in %s', (locale) => {
    test.concurrent.each(onePerPage(of).map((scene) => ({ ...scene, name: `${scene.route}, ${scene.state}` })))('$name', async (scene) => {
      expect(await visit(scene, locale, reflowProblems)).toEqual([]);
    });
  });
}

test('every page has its scenes here', () => {
  expect([...new Set([...emptyScenes, ...scenes].map(({ route }) => route).filter((route) => route !== null))].sort()).toEqual(routes);
});

describe('before anybody has written', () => each(emptyScenes));
describe('when it is used', () => each(scenes, fill));

describe('by keys alone', () => {
  beforeAll(fill);
  test('a need is written from the start page on, and sent', async () => {
    const { page, faults } = await cast.window('newcomer');
    await postByKeys(page, 'de', { title: 'Ein Bett für ein Kind', body: 'Zwei Jahre alt.', topic: words('de').t('topics.name.baby'), place: 'Plochingen' });
    const shown = await page.locator('main').innerText();
    for (const part of ['Ein Bett für ein Kind', 'Zwei Jahre alt.', words('de').t('topics.name.baby'), 'Plochingen']) expect(shown).toContain(part);
    expect(faults).toEqual([]);
    await page.close();
  });

  test.each(whole)('the first press of Tab offers to skip what every page begins with (%s)', async (locale) => {
    const { page } = await cast.window('visitor');
    await page.goto(`/${locale}/listings`);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: words(locale).t('site.skip') });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    const box = (await skip.boundingBox())!;
    expect([box.x >= 0, box.y >= 0, box.width >= 44, box.height >= 44]).toEqual([true, true, true, true]);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null && document.activeElement?.localName !== 'main')).toBe(true);
    await page.close();
  });

  test('a page that is come to by a link says its name, and the focus is at its beginning', async () => {
    const { page } = await cast.window('visitor');
    await page.goto('/de/listings?kind=need');
    const announcer = page.locator('[aria-live="assertive"]');
    await announcer.waitFor({ state: 'attached' });
    const listing = page.locator('main').getByRole('link', { name: theirWords.need.text });
    await listing.press('Enter');
    await page.getByRole('heading', { level: 1, name: theirWords.need.text }).waitFor();
    await announcer.filter({ hasText: theirWords.need.text }).waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => [...document.querySelectorAll('a, button')].indexOf(document.activeElement!))).toBe(0);
    await page.close();
  });
});

describe('without JavaScript', () => {
  beforeAll(fill);
  const refusable = scenes.filter(({ refused }) => refused);
  test.concurrent.each(refusable.map((scene) => ({ ...scene, name: `${scene.route}, ${scene.state}` })))('$name, says so', async (scene) => {
    const context = await browser.newContext({ baseURL: portal.url, javaScriptEnabled: false, storageState: await cast.context(scene.who).storageState() });
    const page = await context.newPage();
    await page.goto(`/de${scene.at(world)}`);
    await scene.then!(page, 'de');
    expect(await refusalProblems(page, words('de'), scene.refused!, false)).toEqual([]);
    await context.close();
  });
});

describe('afterwards', () => {
  test('no two pages have the same title', () => {
    expect(titles.size).toBeGreaterThan(0);
    expect([...titles].filter(([, of]) => of.size > 1).map(([title, of]) => `${title} (${[...of].join(', ')})`)).toEqual([]);
  });

  test.each(whole)('while the database is away, a page says so in words (%s)', async (locale) => {
    const { page } = await cast.window('visitor');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    portal.loseDatabase();
    await until('the page that says so', async () => (await page.goto(`/${locale}/listings`))?.status() === 503 || undefined);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.title()).toContain(await page.getByRole('heading', { level: 1 }).innerText());
    expect([...(await targetProblems(page)), ...(await reflowProblems(page)), ...(await focusProblems(page))]).toEqual([]);
    await page.close();
  });
});
