import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatherCast, type Cast } from './a11y/cast.ts';
import { scenes, type Scene } from './a11y/scenes.ts';
import { fillWorld, type World } from './a11y/world.ts';
import { openBrowser } from './browser.ts';
import { budget, budgetOfForms, tooHeavy, weightTable, type Weighed } from './light/budget.ts';
import { weigh } from './light/weigh.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { startPortal, type RunningPortal } from './portal.ts';

let mailbox: Mailbox, portal: RunningPortal, browser: Browser, cast: Cast, world: World;
/** By what was opened: a second try replaces the first. */
const weighed = new Map<string, Weighed>();

beforeAll(async () => {
  [mailbox, browser] = await Promise.all([openMailbox(), openBrowser()]);
  portal = await startPortal({ SMTP_URL: mailbox.url, DEMO: '1' });
  cast = await gatherCast(browser, portal, mailbox);
  world = await fillWorld(cast, portal, mailbox);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await mailbox?.close();
});

/** Every page as it is opened; what is done on it afterwards weighs nothing more. */
const opened = scenes.filter(({ then }) => then === undefined);
/** The start page, a listing, an organisation, as strangers first see them. */
const onlyRead = ({ who, route }: Scene) => who === 'visitor' && ['/', '/listings/[id]', '/organisations/[id]'].includes(route ?? '');
const nameOf = ({ route, state }: Scene) => `${route ?? 'error'} ${state}`;
/** In German everything; in Arabic, whose sentences need most bytes, one of each page. */
const onePerPage = opened.filter((scene, index) => opened.findIndex(({ route }) => route === scene.route) === index);
const cases = [
  ...opened.map((scene) => ({ locale: 'de', scene, name: nameOf(scene) })),
  ...onePerPage.map((scene) => ({ locale: 'ar', scene, name: nameOf(scene) })),
];

describe('a page', () => {
  // Most of the time nothing happens: the test waits until nothing more comes.
  test.concurrent.each(cases)('in $locale, $name, comes from here alone and keeps to its policy', async ({ locale, name, scene }) => {
    const { status, faults, ...weight } = await weigh(browser, portal.url, `/${locale}${scene.at(world)}`, await cast.context(scene.who).storageState());
    const page = `${locale} ${name}`;
    weighed.set(page, { page, budget: onlyRead(scene) ? budget : budgetOfForms, ...weight });
    expect(status).toBe(scene.status ?? 200);
    // A browser notes every answer that is a refusal.
    expect(faults.filter((fault) => !/status of 4\d\d/.test(fault))).toEqual([]);
    expect(weight.requests).toBeGreaterThan(1);
  });

  test(`needs no more than ${budget.bytes / 1000} kB and ${budget.requests} requests, and of scripts ${budget.scriptBytes / 1000} kB, ${budgetOfForms.scriptBytes / 1000} with forms; the largest too`, () => {
    const pages = [...weighed.values()];
    expect(pages.length).toBe(cases.length);
    console.log(weightTable(pages));
    expect(tooHeavy(pages), weightTable(pages)).toEqual([]);
  });
});
