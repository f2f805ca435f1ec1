import type { Plugin } from 'vite';

const inlineStyle = /\sstyle="[^"]*"/;

/**
 * Kit announces a new page to screen readers in an element that it hides by an inline style, which our content security
 * policy refuses. The style goes; `#svelte-announcer` in app.css hides the element.
 */
export function announcerPlugin(): Plugin {
  return {
    name: 'handreich-announcer',
    enforce: 'pre',
    transform: {
      filter: { id: /@sveltejs\/kit\/src\/runtime\/components\/root\.svelte$/ },
      handler(code) {
        if (!code.includes('svelte-announcer')) return undefined;
        if (!inlineStyle.test(code))
          throw new Error('Kit no longer hides its announcer by an inline style: tools/announcer-plugin.ts has nothing to do any more.');
        return { code: code.replace(inlineStyle, ''), map: null };
      },
    },
  };
}
