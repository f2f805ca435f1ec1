import type { Page } from 'playwright-core';

/**
 * What is too small or too near to another to be hit by an unsteady finger: 44 by 44 pixels of CSS (WCAG 2.5.5). A link within a sentence is
 * as high as its line; between it and the next target a circle of 24 pixels must fit (WCAG 2.5.8).
 */
export async function targetProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wanted = 44;
    const rounding = 0.5;
    const controls =
      'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="option"], [role="tab"], [role="menuitem"]';
    const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
    const named = (element: Element) =>
      `${element.localName} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40) || element.getAttribute('name')}"`;
    const union = (one: DOMRect, other: DOMRect) => {
      const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
      return new DOMRect(x, y, Math.max(one.right, other.right) - x, Math.max(one.bottom, other.bottom) - y);
    };
    /** A press on the label of a choice is a press on the choice. */
    const areaOf = (element: Element) => {
      const own = element.getBoundingClientRect();
      const choice = element instanceof HTMLInputElement && ['checkbox', 'radio', 'file'].includes(element.type);
      return choice ? [...(element.labels ?? [])].map((label) => label.getBoundingClientRect()).reduce(union, own) : own;
    };
    /** Whether words that are no target stand on the same line. */
    const inSentence = (element: Element) => {
      if (getComputedStyle(element).display !== 'inline') return false;
      const block = element.closest('p, li, dd, dt, td, legend, label, h1, h2, h3, small')?.cloneNode(true) as Element | undefined;
      block?.querySelectorAll(controls).forEach((control) => control.remove());
      return /\p{L}/u.test(block?.textContent ?? '');
    };
    const targets = [...document.querySelectorAll(controls)]
      .filter((element) => shown(element) && !(element as HTMLButtonElement).disabled)
      .map((element) => ({ element, area: areaOf(element), inline: inSentence(element) }))
      // What waits outside of the page until it has the focus is looked at then.
      .filter(({ area }) => area.bottom + scrollY > 0 && area.width > 1 && area.height > 1);
    const problems: string[] = [];
    for (const { element, area, inline } of targets) {
      if (!inline) {
        if (area.width < wanted - rounding || area.height < wanted - rounding)
          problems.push(`target ${named(element)} is ${Math.round(area.width)} × ${Math.round(area.height)}`);
        continue;
      }
      const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
      for (const other of targets) {
        if (other.element === element || other.element.contains(element) || element.contains(other.element)) continue;
        const distance = Math.hypot(Math.max(other.area.x - x, 0, x - other.area.right), Math.max(other.area.y - y, 0, y - other.area.bottom));
        if (distance < 12 && area.height < 24) problems.push(`target ${named(element)} is too near to ${named(other.element)}`);
      }
    }
    return problems;
  });
}
