import { dark, darkSheet, light } from '../mail/colours.ts';

const named = (colours: Readonly<Record<string, string>>) =>
  Object.entries(colours)
    .map(([name, hex]) => `--${name}:${hex}`)
    .join(';');

/** The look of `/dev/mails`: paper, ink and shapes of the pages. Nothing is loaded. */
export const STYLE = `
:root { color-scheme: light dark; ${named(light)}; font: 1.0625rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
@media (prefers-color-scheme: dark) { :root { ${named(dark)} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); overflow-wrap: anywhere; }
header, main { max-inline-size: 56rem; margin-inline: auto; padding-inline: 1rem; }
header { display: flex; align-items: center; gap: 0.75rem; padding-block-start: 1rem; }
header a { font-size: 1.375rem; font-weight: 700; color: inherit; text-decoration: none; }
main { padding-block-end: 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin-block: 1rem; } h2 { font-size: 1.25rem; margin-block: 2rem 0.5rem; }
ul { list-style: none; padding: 0; margin: 1.5rem 0 0; }
li { background: var(--offer); border-radius: 1.25rem; padding: 0.75rem 1.25rem; margin-block-end: 0.75rem; margin-inline-start: 0.875rem; position: relative; min-block-size: 5rem; }
li::before { content: ''; position: absolute; inset-block-start: 1.25rem; inset-inline-start: -0.8125rem; inline-size: 0.875rem; block-size: 1.75rem; background: inherit;
  border-start-start-radius: 0.875rem; border-end-start-radius: 0.875rem; }
a { color: var(--accent); } li a { font-weight: 700; }
a.target { display: inline-flex; align-items: center; min-block-size: 2.875rem; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 0.25rem; }
p { margin: 0.25rem 0; } .quiet { color: var(--quiet); }
dt { font-weight: 600; } dd { margin: 0 0 0.5rem; }
dl, pre { font-size: 0.9375rem; background: var(--sunken); border-radius: 1.25rem; padding: 1rem 1.25rem; margin: 0; }
pre { white-space: pre-wrap; font-family: inherit; unicode-bidi: plaintext; }
/* A mail that knows dark colours gets none of its own canvas inside a dark page: it shows this one through. */
iframe { display: block; inline-size: 100%; block-size: 44rem; border: 1px solid var(--quiet); border-radius: 1.25rem; background: Canvas; }
${darkSheet()}
`;
