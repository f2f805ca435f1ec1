import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { announcerPlugin } from './tools/announcer-plugin.ts';
import { chunksPlugin } from './tools/chunks-plugin.ts';
import { messagesPlugin } from './tools/messages-plugin.ts';
import { noParserPlugin } from './tools/no-parser-plugin.ts';

export default defineConfig({
  plugins: [
    messagesPlugin(),
    announcerPlugin(),
    noParserPlugin(),
    chunksPlugin(),
    sveltekit({
      adapter: adapter({ precompress: true }),
      // A page brings its styles along: nothing stands between its first bytes and its first words.
      inlineStyleThreshold: 100_000,
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          // The operator's film in sign language.
          'media-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          // Svelte's own templates are the only text that becomes HTML in the browser.
          'require-trusted-types-for': ['script'],
          'trusted-types': ['svelte-trusted-html'],
        },
      },
    }),
  ],
});
