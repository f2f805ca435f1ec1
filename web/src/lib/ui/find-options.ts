/** What one can choose from a list. */
export interface Option {
  value: string;
  label: string;
  /** How far it is set in: 0 for the uppermost. */
  depth: number;
}

export interface OptionGroup {
  label: string;
  options: Option[];
}

/** Letters that Unicode does not take apart and that people type in one way or the other. */
const sameLetters: [RegExp, string][] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/ø/g, 'o'],
  [/ł/g, 'l'],
  [/ı/g, 'i'],
  // Arabic and Persian keyboards, and the endings that sound alike.
  [/[يى]/g, 'ی'],
  [/ك/g, 'ک'],
  [/ة/g, 'ه'],
];

/** Without marks, joiners and apostrophes, in small letters. */
function fold(text: string): string {
  // İ is taken apart only after it was made small: its dot is a mark then.
  let folded = text.toLowerCase().normalize('NFKD').replace(/[\p{M}\p{Cf}\u0640'’ʼ]/gu, ''); // prettier-ignore
  for (const [letter, plain] of sameLetters) folded = folded.replace(letter, plain);
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** As typed with and without umlauts: `Nürtingen` is found by nurt and by nuert. */
function foldings(label: string): string[] {
  const composed = label.toLowerCase().normalize('NFC');
  return [fold(label), fold(composed.replace(/[äöü]/g, (umlaut) => `${fold(umlaut)}e`))];
}

/** Every word typed stands in the label, a single letter at the beginning of a word. */
function found(label: string, words: readonly string[]): boolean {
  const ways = foldings(label);
  return words.every((word) => ways.some((way) => (word.length > 1 ? way.includes(word) : ` ${way}`.includes(` ${word}`))));
}

/**
 * The options that what was typed stands for, in their order and groups; all of them where nothing was typed. With `wholeGroups` a group's own
 * name brings all that is in it.
 */
export function findOptions(groups: readonly OptionGroup[], typed: string, wholeGroups: boolean): OptionGroup[] {
  const words = fold(typed).split(' ').filter(Boolean);
  if (typed.trim() !== '' && words.length === 0) return [];
  return groups
    .map(({ label, options }) => ({
      label,
      options: wholeGroups && label !== '' && found(label, words) ? options : options.filter((option) => found(option.label, words)),
    }))
    .filter(({ options }) => options.length > 0);
}

/** Which of the found options is offered first: the one that begins as was typed, else the first. -1 where there is none. */
export function bestOf(options: readonly Option[], typed: string): number {
  const start = fold(typed);
  const beginning = options.findIndex(({ label }) => foldings(label).some((way) => way.startsWith(start)));
  return beginning === -1 && options.length > 0 ? 0 : beginning;
}

/** The one option that was meant by whoever leaves without choosing: what is typed is its label, or fits no other. */
export function meant(options: readonly Option[], typed: string): Option | undefined {
  const whole = fold(typed);
  if (whole === '') return undefined;
  const words = whole.split(' ');
  const fitting = options.filter(({ label }) => found(label, words));
  return options.find(({ label }) => foldings(label).includes(whole)) ?? (fitting.length === 1 ? fitting[0] : undefined);
}
