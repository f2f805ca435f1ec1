import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const HIGHEST = 1700;

/** Writes what a page shows, from its top on, as a small WebP picture. */
export async function shoot(page: Page, file: string): Promise<number> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  const { width, height } = await page.evaluate(() => ({ width: document.documentElement.clientWidth, height: document.documentElement.scrollHeight }));
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 82,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, HIGHEST), scale: 1 },
  });
  await session.detach();
  const picture = Buffer.from(data, 'base64');
  writeFileSync(file, picture);
  return picture.length;
}
