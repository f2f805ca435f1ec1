/**
 * The colours of the pages (web/src/lib/ui/tokens.css) that mails use; a test holds the two together. Mails name them on
 * every element, because programs strip style sheets, and once more in a sheet for those that know dark colours.
 */
export const light = {
  ground: '#faf4ea',
  sunken: '#f0e7d8',
  text: '#13272d',
  quiet: '#4a5a5e',
  accent: '#0b4d5a',
  'accent-text': '#ffffff',
  need: '#fbd9b9',
  'need-strong': '#f2a96b',
  'need-text': '#74330f',
  'on-need-strong': '#2a1404',
  offer: '#cbe2e2',
  'offer-strong': '#0b4d5a',
  'offer-text': '#0a4350',
  'on-offer-strong': '#ffffff',
} as const;

export type Colour = keyof typeof light;

export const dark: Readonly<Record<Colour, string>> = {
  ground: '#0f1c21',
  sunken: '#0a1519',
  text: '#f0e9dc',
  quiet: '#b3c0bf',
  accent: '#8fd4d6',
  'accent-text': '#05262d',
  need: '#55341d',
  'need-strong': '#e39a5c',
  'need-text': '#ffd0a3',
  'on-need-strong': '#2a1404',
  offer: '#174750',
  'offer-strong': '#8fd4d6',
  'offer-text': '#b9e6e6',
  'on-offer-strong': '#05262d',
};

/** What an element needs for a ground and the ink on it: classes for the sheet, and the start of its own style. */
export function paint(ground: Colour | undefined, ink?: Colour): { attributes: string; style: string } {
  const classes = [ground && `g-${ground}`, ink && `t-${ink}`].filter(Boolean).join(' ');
  // Word, which shows mails in Outlook for Windows, knows the attribute better than the property.
  const attributes = ` class="${classes}"${ground ? ` bgcolor="${light[ground]}"` : ''}`;
  const style = [ground && `background-color:${light[ground]}`, ink && `color:${light[ink]}`].filter(Boolean).join(';');
  return { attributes, style };
}

/** The sheet with the dark colours. Inline styles win over it, therefore `!important`. */
export function darkSheet(): string {
  const rules = Object.entries(dark).map(([name, hex]) => `.g-${name}{background-color:${hex}!important}.t-${name}{color:${hex}!important}`);
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}
