import type { IncomingMessage } from 'node:http';

/** What the site finds on its request, and tells about it. */
export interface Handed {
  /** Reaches the API without a network, as the same visitor. */
  fetch(request: Request): Promise<Response>;
  /** Under which the log holds what happened; shown with an error. */
  requestId: string;
  /** Takes down a fault of the site, described without people's words. */
  report(failure: { name: string; code?: string; frames: string[]; page: string | null }): void;
  /** Set by the site: the pattern of the page. */
  page?: string;
}

/** The pattern of the page that answers a request; undefined where none does, as for a file. */
export function pageRouteOf(raw: IncomingMessage): string | undefined {
  const page = (raw as { handreich?: Handed }).handreich?.page;
  return page === undefined ? undefined : `page ${page}`;
}
