import type { Page } from 'playwright-core';
import type { Words } from '../words.ts';

/** Whether somebody who does not see the page learns that their form was refused, for what, and where. */
export async function refusalProblems(page: Page, { t }: Words, fields: string[], javaScript: boolean): Promise<string[]> {
  // On the notice, on what is around it alone, or on a link in it.
  const atNotice = () => {
    const [alert, active] = [document.querySelector('[role="alert"]')!, document.activeElement!];
    return alert.contains(active) || (active.contains(alert) && active.closest('main') !== active && active !== document.body);
  };
  // The notice takes the focus when the page has been drawn anew.
  const focused = await page.waitForFunction(atNotice, undefined, { timeout: javaScript ? 5000 : 1 }).then(
    () => true,
    () => false,
  );
  const seen = await page.evaluate(() => {
    const alert = document.querySelector('[role="alert"]')!;
    const wrong = [...document.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')];
    return {
      title: document.title,
      links: [...alert.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map(({ hash }) => hash.slice(1)),
      wrong: wrong.map((field) => ({
        id: field.id,
        name: field.name,
        folded: !field.checkVisibility(),
        said: (field.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => (id === '' ? '' : (document.getElementById(id)?.textContent ?? '').trim()))
          .filter(Boolean),
      })),
      sentences: (alert.textContent ?? '').trim(),
    };
  });
  const problems: string[] = [];
  const start = t('forms.problemTitle', { title: '|' }).split('|')[0]!;
  if (!seen.title.startsWith(start)) problems.push(`refused, but the title is "${seen.title}"`);
  if (javaScript && !focused) problems.push('refused, but the focus is not at the notice');
  if (seen.sentences === '') problems.push('refused without a word');
  for (const name of fields) {
    const field = seen.wrong.find((candidate) => candidate.name === name || candidate.id.endsWith(name));
    if (!field) {
      problems.push(`the field ${name} is not marked as wrong`);
      continue;
    }
    if (field.folded) problems.push(`the wrong field ${name} is folded away`);
    if (!field.said.some((sentence) => seen.sentences.includes(sentence))) problems.push(`the field ${name} does not say what is wrong with it`);
    if (!seen.links.includes(field.id)) problems.push(`the notice does not lead to the field ${name}`);
  }
  return problems;
}
