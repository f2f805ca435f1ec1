import type { Plugin } from 'vite';

const parser = '@formatjs/icu-messageformat-parser';

/** Leaves the parser of ICU messages out of what the browser gets: it is sent sentences that are parsed already. */
export function noParserPlugin(): Plugin {
  return {
    name: 'handreich-no-parser',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: /^@formatjs\/icu-messageformat-parser$/ },
      handler(_source, importer) {
        return this.environment.name === 'client' ? this.resolve(`${parser}/no-parser.js`, importer, { skipSelf: true }) : null;
      },
    },
  };
}
