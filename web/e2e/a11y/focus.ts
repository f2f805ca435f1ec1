import type { Page } from 'playwright-core';

interface Stop {
  /** Its place among all elements of the page; -1 when the focus is nowhere. */
  place: number;
  name: string;
  problems: string[];
}

const patience = 400;

/**
 * Walks through the page with the Tab key from its beginning, as somebody without a mouse does. Everything that can be used must be reached, in
 * the order of the page, must show that it has the focus and not lie under something else, and the walk must come to an end.
 */
export async function focusProblems(page: Page): Promise<string[]> {
  const expected = await page.evaluate(prepareWalk);
  const problems = new Set<string>();
  const reached = new Set<number>();
  let last = -1;
  for (let presses = 0; presses < patience; presses++) {
    await page.keyboard.press('Tab');
    let stop = await page.evaluate(lookAtFocus);
    // A busy browser draws and scrolls a moment later.
    if (stop.problems.length > 0) {
      await page.waitForTimeout(250);
      stop = await page.evaluate(lookAtFocus);
    }
    // After the last one the browser's own buttons have their turn, or the page begins anew.
    if (stop.place < 0 || (reached.has(stop.place) && stop.place !== last)) {
      if (stop.place >= 0 && stop.place !== Math.min(...reached)) problems.add(`the focus goes back from the end to ${stop.name}`);
      break;
    }
    if (stop.place < last) problems.add(`the focus jumps back to ${stop.name}`);
    for (const problem of stop.problems) problems.add(`${stop.name} ${problem}`);
    reached.add(stop.place);
    last = stop.place;
    if (presses === patience - 1) problems.add(`the focus never leaves the page, last at ${stop.name}`);
  }
  for (const { place, name } of expected) if (!reached.has(place)) problems.add(`${name} is never reached by the Tab key`);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  return [...problems];
}

/** Runs in the page: numbers its elements, puts the focus before the first, and tells what the Tab key must reach. */
function prepareWalk() {
  const all = [...document.querySelectorAll<HTMLElement>('*')];
  (window as any).walk = { places: new Map(all.map((element, place) => [element, place])) };
  (document.activeElement as HTMLElement | null)?.blur();
  getSelection()?.removeAllRanges();
  // Where the next press of Tab begins is the last thing that had the focus: a stop at the very top.
  const top = document.createElement('span');
  top.tabIndex = -1;
  // A dialog that asks for an answer first keeps the focus to itself.
  const modal = document.querySelector('dialog:modal');
  (modal ?? document.body).prepend(top);
  top.focus({ preventScroll: true });
  top.remove();
  scrollTo(0, 0);
  const nameOf = (element: HTMLElement) =>
    `${element.localName} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40) || element.getAttribute('name')}"`;
  return all
    .map((element, place) => ({ element, place, name: nameOf(element) }))
    .filter(({ element }) => {
      if (!element.matches('a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex]')) return false;
      if (
        (modal && !modal.contains(element)) ||
        element.tabIndex < 0 ||
        element.matches(':disabled, [inert] *') ||
        !element.checkVisibility({ visibilityProperty: true })
      )
        return false;
      // Of a group of radio buttons the Tab key reaches one; the arrows reach the others.
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      const group = [...document.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${CSS.escape(element.name)}"]`)].filter(
        (other) => other.form === element.form,
      );
      return element === (group.find(({ checked }) => checked) ?? group[0]);
    })
    .map(({ place, name }) => ({ place, name }));
}

/** Runs in the page: what has the focus, and whether one sees it. */
function lookAtFocus(): Stop {
  const element = document.activeElement as HTMLElement | null;
  if (!element || element === document.body || element === document.documentElement) return { place: -1, name: 'nothing', problems: [] };
  const place = (window as any).walk.places.get(element) ?? -1;
  const name = `${element.localName} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40) || element.getAttribute('name')}"`;
  const problems: string[] = [];

  const parse = (colour: string) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r = 0, g = 0, b = 0]: number[]) => {
    const [red, green, blue] = [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const contrast = (one: number[], other: number[]) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light! + 0.05) / (dark! + 0.05);
  };
  const groundOf = (start: Element | null) => {
    for (let around = start; around; around = around.parentElement) {
      const colour = parse(getComputedStyle(around).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return parse('Canvas');
  };

  // A choice that is drawn by its label shows the focus there.
  const drawn = [element, ...((element as HTMLInputElement).labels ?? [])].find((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  if (!drawn) problems.push('does not show that it has the focus');
  else {
    const outline = getComputedStyle(drawn);
    const inside = Number.parseFloat(outline.outlineOffset) < 0;
    const colour = outline.outlineStyle === 'auto' ? undefined : parse(outline.outlineColor);
    const ratio = colour ? contrast(colour, groundOf(inside ? drawn : drawn.parentElement)) : 21;
    if (ratio < 3) problems.push(`shows the focus at a contrast of only ${ratio.toFixed(1)}`);
  }
  const box = element.getBoundingClientRect();
  if (box.width < 1 || box.height < 1) problems.push('has the focus and is not to be seen');
  else {
    const rows = [0.1, 0.5, 0.9].map((part) => Math.min(Math.max(box.top + box.height * part, 0), innerHeight - 1));
    const columns = [0.1, 0.5, 0.9].map((part) => Math.min(Math.max(box.left + box.width * part, 0), innerWidth - 1));
    const onTop = rows.some((y) =>
      columns.some((x) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element));
      }),
    );
    if (box.bottom < 0 || box.top > innerHeight || !onTop) problems.push('has the focus under something else or outside of the window');
  }
  return { place, name, problems };
}
