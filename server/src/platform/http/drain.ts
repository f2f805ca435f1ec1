import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** It is about to stop: each answer asks for a new connection, which a proxy makes elsewhere. */
    leaving: { now: boolean };
  }
}

// Long enough for what was sent on a resting connection just before the stop; a connection that is closed under a request breaks it.
const LEAVING_MS = 300;

/** Makes an application that can be drained. To be called before its routes. */
export function prepareDrain(app: FastifyInstance): void {
  app.decorate('leaving', { now: false });
  app.addHook('onRequest', (_request, reply, done) => {
    if (app.leaving.now) void reply.raw.setHeader('connection', 'close');
    done();
  });
}

/** Ends connections with their next answer, then takes none, and waits for what is being answered; who is still sending after `limitMs` is cut off. */
export async function drain(app: FastifyInstance, limitMs: number): Promise<void> {
  app.leaving.now = true;
  await sleep(LEAVING_MS);
  const late = setTimeout(() => app.server.closeAllConnections(), limitMs);
  await app.close();
  clearTimeout(late);
}
