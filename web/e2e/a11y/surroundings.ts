import type { Page } from 'playwright-core';

/** What moves although its reader asked for rest. */
export async function motionProblems(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return page.evaluate(() => {
    const problems = document.getAnimations().map((animation) => `moves although it should not: ${(animation.effect as KeyframeEffect).target?.localName}`);
    const seconds = (list: string) => Math.max(...list.split(',').map((time) => Number.parseFloat(time) * (time.trim().endsWith('ms') ? 0.001 : 1)));
    for (const element of document.querySelectorAll('*')) {
      const { scrollBehavior, transitionDuration, animationName, animationDuration } = getComputedStyle(element);
      if (scrollBehavior === 'smooth') problems.push(`${element.localName} scrolls smoothly`);
      if (seconds(transitionDuration) > 0.01) problems.push(`${element.localName} changes over ${transitionDuration}`);
      if (animationName !== 'none' && seconds(animationDuration) > 0.01) problems.push(`${element.localName} is animated`);
    }
    return [...new Set(problems)];
  });
}

/** What cannot be told from its ground when the reader's own few colours replace the page's (Windows' contrast themes). */
export async function forcedColourProblems(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const problems = await page.evaluate(() => {
    const bare = (element: Element) => {
      const { borderStyle, borderWidth, appearance } = getComputedStyle(element);
      return appearance === 'none' || appearance === 'auto' ? borderStyle === 'none' || Number.parseFloat(borderWidth) === 0 : false;
    };
    const found: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>('button, select, textarea, input:not([type="hidden"], [type="checkbox"], [type="radio"])')) {
      // A picture alone is seen without a border: it is drawn in the colour of text.
      if (!control.checkVisibility({ visibilityProperty: true }) || !bare(control) || control.querySelector('svg')) continue;
      found.push(`in forced colours ${control.localName} "${(control.textContent ?? '').trim().slice(0, 30) || control.getAttribute('name')}" has no border`);
    }
    // Everything else gets colours that its reader can tell apart from the browser itself.
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const keeps = getComputedStyle(element).forcedColorAdjust !== 'auto' && element.checkVisibility();
      if (keeps && element.innerText?.trim()) found.push(`in forced colours ${element.localName} "${element.innerText.slice(0, 30)}" keeps its own`);
    }
    return found;
  });
  await page.emulateMedia({ forcedColors: 'none' });
  return problems;
}
