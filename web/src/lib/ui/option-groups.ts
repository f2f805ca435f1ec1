import type { OptionGroup } from './find-options.ts';

const SPACES_A_STEP = 3;

/** What a select of the page offers, in its groups; the choice of nothing is left out. Options outside of groups stand in groups without a name. */
export function optionGroups(select: HTMLSelectElement): OptionGroup[] {
  const groups: OptionGroup[] = [];
  for (const { value, textContent, parentElement } of select.options) {
    if (value === '') continue;
    const label = parentElement instanceof HTMLOptGroupElement ? parentElement.label : '';
    const [indent = ''] = /^\u00a0*/.exec(textContent) ?? [];
    if (groups.at(-1)?.label !== label) groups.push({ label, options: [] });
    groups.at(-1)!.options.push({ value, label: textContent.trim(), depth: Math.floor(indent.length / SPACES_A_STEP) });
  }
  return groups;
}
