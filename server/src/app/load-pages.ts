import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setPagesEnvironment } from '../platform/config/pages-environment.ts';
import type { PagesHandler } from './serve-pages.ts';

const handlerFile = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../web/build/handler.js');

/** Loads the built site. It reads its settings while it is imported, so they are set before. */
export async function loadPages(): Promise<PagesHandler> {
  setPagesEnvironment();
  const { handler } = (await import(pathToFileURL(handlerFile).href)) as { handler: PagesHandler };
  return handler;
}
