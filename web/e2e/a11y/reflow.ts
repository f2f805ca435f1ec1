import type { Page } from 'playwright-core';

/** 1280 by 1024 pixels at 400 % (WCAG 1.4.10). */
export const zoomed = { width: 320, height: 256 };

/**
 * What is lost in a narrow window, or with the spacing of text that a reader may choose (WCAG 1.4.12): a page that scrolls sideways, words
 * that are cut off.
 */
export async function reflowProblems(page: Page): Promise<string[]> {
  await page.setViewportSize(zoomed);
  const narrow = (await page.evaluate(readCuts)).map((cut) => `at 400 %: ${cut}`);
  await page.evaluate(() => {
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    );
    document.adoptedStyleSheets.push(spacing);
  });
  const spaced = (await page.evaluate(readCuts)).map((cut) => `with wide spacing: ${cut}`);
  await page.evaluate(() => void document.adoptedStyleSheets.pop());
  return [...narrow, ...spaced];
}

/** Runs in the page. */
function readCuts(): string[] {
  const problems: string[] = [];
  const { scrollWidth, clientWidth } = document.scrollingElement!;
  if (scrollWidth > clientWidth) problems.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!;
    const words = node.textContent!.trim();
    if (words === '' || parent.closest('script, style, option, select, svg') || !parent.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width === 0) continue;
      const cut = cutBy(parent, line);
      if (!cut) continue;
      problems.push(`"${words.slice(0, 40)}" ${cut}`);
      break;
    }
  }
  return problems;

  /** What keeps a line from being seen, if anything does. */
  function cutBy(element: Element, line: DOMRect): string | undefined {
    for (let around: Element | null = element; around && around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around);
      const box = around.getBoundingClientRect();
      // Words for ears only, and what waits outside until it has the focus.
      if (style.clipPath.startsWith('inset(50%') || (box.width <= 1 && box.height <= 1)) return undefined;
      if (style.position !== 'static' && box.bottom + scrollY <= 0) return undefined;
      const slack = 2;
      if (/hidden|clip/.test(style.overflowX) && (line.left < box.left - slack || line.right > box.right + slack))
        return `is cut off by its ${around.localName}`;
      if (/hidden|clip/.test(style.overflowY) && (line.top < box.top - slack - line.height / 3 || line.bottom > box.bottom + slack + line.height / 3))
        return `is cut off by its ${around.localName}`;
      if (/auto|scroll/.test(style.overflowX)) return undefined;
    }
    return line.left < -1 || line.right > clientWidth + 1 ? 'stands outside of the page' : undefined;
  }
}
