import type { FastifyReply, FastifyRequest } from 'fastify';

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * A Fastify onRequest hook: for anybody but this machine's own browser the path does not exist. Looks at the socket
 * (headers can be made up), at the Host header (a foreign name that resolves to 127.0.0.1 would let a web page read
 * along), and refuses what a proxy on this machine passes on.
 */
export async function loopbackOnly(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (isLocalRequest(request.raw.socket.remoteAddress, request.raw.headers)) return;
  reply.callNotFound();
  await reply;
}

export function isLocalRequest(peer: string | undefined, headers: Record<string, string | string[] | undefined>): boolean {
  if (!isLoopbackAddress(peer ?? '')) return false;
  if (FORWARDED.some((name) => headers[name] !== undefined)) return false;
  return typeof headers['host'] === 'string' && isLoopbackHost(headers['host']);
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}

/** Whether a Host header, or the host of an address, names this machine itself. */
export function isLoopbackHost(host: string): boolean {
  const name = /^(\[[^\]]*\]|[^:]*)(:\d+)?$/.exec(host.toLowerCase())?.[1] ?? '';
  return name === 'localhost' || isLoopbackAddress(name.replace(/^\[(.*)\]$/, '$1'));
}
