import { listCorrections, makePatch, setWording, settleWordings, unsetWording } from '../../../features/wording/index.ts';
import { isLocale, localeCodes } from '../../../platform/i18n/locales.ts';
import { StartProblem } from '../../../platform/errors/start-problem.ts';
import type { AdminDeps, Command } from '../command.ts';

type Print = (line: string) => void;

const forms = {
  list: 'wording list   what was corrected of the texts: language, key, state, text, separated by tabs',
  set: 'wording set LANGUAGE KEY TEXT   lays a text over that of the files, as /wording does',
  remove: 'wording remove LANGUAGE KEY   lets the text of the files hold again',
  export: 'wording export [LANGUAGE]   the corrections as a patch of the files, for git apply',
  settle: 'wording settle   clears away the corrections that the files have taken over',
};

/** Corrects texts of pages and mails while the portal runs; its processes follow within seconds. */
export const wording: Command = {
  usage: Object.values(forms),
  async run(deps, { words: [name = '', ...words] }, print) {
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!verb) throw misuse();
    await verb(deps, words, print);
  },
};

const verbs: Record<string, (deps: AdminDeps, words: string[], print: Print) => Promise<void>> = {
  async list(deps, words, print) {
    if (words.length > 0) throw misuse();
    for (const { locale, key, state, text } of await listCorrections(deps)) print([locale, key, state, text ?? ''].join('\t'));
  },
  async set(deps, words, print) {
    const [locale, key, text, ...rest] = words;
    if (!locale || !key || text === undefined || rest.length > 0) throw misuse();
    const { state } = await setWording({ ...deps, spot: { locale: requireLanguage(locale), key }, text });
    print(state === 'file' ? `${locale} ${key} is as in the files.` : `${locale} ${key} is corrected.`);
  },
  async remove(deps, words, print) {
    const [locale, key, ...rest] = words;
    if (!locale || !key || rest.length > 0) throw misuse();
    await unsetWording({ ...deps, spot: { locale: requireLanguage(locale), key } });
    print(`${locale} ${key} is as in the files.`);
  },
  async export(deps, words, print) {
    const [locale, ...rest] = words;
    if (rest.length > 0) throw misuse();
    const { patch, leftOut } = await makePatch({ ...deps, locale: locale === undefined ? undefined : requireLanguage(locale) });
    // Each line is printed with its own end.
    if (patch !== '') print(patch.replace(/\n$/, ''));
    for (const { locale, key, state } of leftOut) deps.say(`Left out, because somebody has to look at it first (${state}): ${locale} ${key}`);
  },
  async settle(deps, words, print) {
    if (words.length > 0) throw misuse();
    const settled = await settleWordings(deps);
    for (const { locale, key } of settled) print([locale, key].join('\t'));
    deps.say(
      settled.length === 1
        ? '1 correction is in the files now and was cleared away.'
        : `${settled.length} corrections are in the files now and were cleared away.`,
    );
  },
};

function requireLanguage(locale: string): string {
  if (!isLocale(locale)) throw new StartProblem(`There is no language "${locale}".`, `There are ${localeCodes.join(', ')}.`);
  return locale;
}

const misuse = () => new StartProblem(['Usage: npm run -s admin -- COMMAND', ...Object.values(forms).map((line) => `  ${line}`)].join('\n'));
