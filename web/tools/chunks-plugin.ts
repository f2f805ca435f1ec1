import type { Plugin } from 'vite';

/** What every page runs: Svelte, Kit's client, and what forms sentences. One file, which changes only with its packages. */
const frame = /[\\/]node_modules[\\/](svelte|@sveltejs[\\/]kit|devalue|esm-env|clsx|intl-messageformat|@formatjs[\\/][\w-]+)[\\/]/;

/** Kit's first steps, which must have run before the rest of its client is loaded: what they need is no part of the frame. */
const firstSteps = /[\\/]runtime[\\/]client[\\/]payload\.js$|vite[\\/]preload-helper/;
/** Kit looks for these under their own names. */
const entries = /[\\/]runtime[\\/]client[\\/](client-)?entry\.js$/;

/**
 * Few requests: left to itself the bundler makes a file of every part that two pages share. Parts are put together by the pages that
 * use them, small groups with their neighbours.
 */
export function chunksPlugin(): Plugin {
  return {
    name: 'handreich-chunks',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      environments: {
        client: {
          build: {
            rolldownOptions: {
              output: {
                codeSplitting: {
                  groups: [
                    { name: 'first', test: firstSteps, priority: 3 },
                    { name: 'frame', test: (id) => frame.test(id) && !entries.test(id), priority: 2 },
                    {
                      name: 'parts',
                      test: /[\\/]web[\\/]src[\\/]/,
                      minShareCount: 2,
                      priority: 1,
                      entriesAware: true,
                      entriesAwareMergeThreshold: 16_000,
                    },
                  ],
                },
              },
            },
          },
        },
      },
    }),
  };
}
