import { join } from 'node:path';
import type { Plugin } from 'vite';
import { generateMessages } from './generate-messages.ts';

const folders = ['src', '../messages/de'].map((path) => join(import.meta.dirname, '..', path));

/** Keeps the generated message lists in step with the sources, in a build and while developing. */
export function messagesPlugin(): Plugin {
  return {
    name: 'handreich-messages',
    configResolved: () => generateMessages(),
    configureServer({ watcher, config }) {
      watcher.add(folders);
      watcher.on('change', (file) => {
        if (file.endsWith('.generated.ts') || !folders.some((folder) => file.startsWith(folder))) return;
        try {
          generateMessages();
        } catch (error) {
          config.logger.error((error as Error).message);
        }
      });
    },
  };
}
