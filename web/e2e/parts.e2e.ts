import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './a11y/axe.ts';
import { focusProblems } from './a11y/focus.ts';
import { reflowProblems } from './a11y/reflow.ts';
import { structureProblems } from './a11y/structure.ts';
import { forcedColourProblems, motionProblems } from './a11y/surroundings.ts';
import { targetProblems } from './a11y/targets.ts';
import { openBrowser, openWindow } from './browser.ts';
import { differenceFrom } from './compare.ts';
import { startPortal, type RunningPortal } from './portal.ts';
import { words } from './words.ts';

let portal: RunningPortal, browser: Browser;

/** What else would differ from machine to machine: how letters are drawn, and of which colours. */
const same = ['--font-render-hinting=none', '--disable-lcd-text', '--disable-font-subpixel-positioning', '--force-color-profile=srgb', '--hide-scrollbars'];

beforeAll(async () => {
  browser = await openBrowser(...same);
  // The page of the parts is there where its mails can be read: with the catcher that the portal brings along.
  portal = await startPortal({ DEMO: '0' });
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** One font for all, which has letters for all nine languages (Debian's fonts-dejavu-core, which .ci/run installs). */
async function useOneFont(page: Page): Promise<void> {
  await page.evaluate(() => {
    const font = new CSSStyleSheet();
    font.replaceSync("*, *::before, *::after { font-family: 'DejaVu Sans' !important; caret-color: transparent !important }");
    document.adoptedStyleSheets.push(font);
  });
}

const views = (['de', 'ar'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).map((scheme) => ({ locale, scheme, name: `parts.${words(locale).dir}.${scheme}` })),
);

describe.each(views)('every part, $name', ({ locale, scheme, name }) => {
  let page: Page, faults: string[];
  beforeAll(async () => {
    ({ page, faults } = await openWindow(browser, portal.url, {
      javaScript: true,
      width: 1024,
      deviceScaleFactor: 1,
      colorScheme: scheme,
      reducedMotion: 'reduce',
    }));
    expect((await page.goto(`/dev/ui?locale=${locale}`))?.status()).toBe(200);
    await page.waitForLoadState('networkidle');
  });
  afterAll(() => page?.context().close());

  test('looks as it did', async () => {
    await useOneFont(page);
    await page.evaluate(() => document.fonts.ready);
    expect(differenceFrom(name, await page.screenshot({ fullPage: true, animations: 'disabled' }))).toBeUndefined();
    expect(faults).toEqual([]);
  });

  test('can be used by everybody', async () => {
    const language = words(locale);
    const problems = [...(await structureProblems(page, language)), ...(await violations(page)), ...(await focusProblems(page))];
    problems.push(...(await targetProblems(page)), ...(await motionProblems(page)), ...(await forcedColourProblems(page)), ...(await reflowProblems(page)));
    expect([...new Set(problems)]).toEqual([]);
  });
});
