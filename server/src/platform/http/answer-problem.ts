import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { toProblem } from './problems.ts';

const RETRY_SECONDS = 5;

/** Answers whatever was thrown as `application/problem+json` (RFC 9457). Only what is a fault of ours is logged as an error. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error);
  // A part that is away has one alarm (platform/jobs/alarms.ts); each request that meets it says so for whoever looks for its id.
  if (problem.status >= 500) request.log[problem.status === 503 ? 'info' : 'error']({ err: error, problem: problem.code }, 'request failed');
  if (problem.status === 503) void reply.header('retry-after', String(RETRY_SECONDS));
  if (problem.status === 429) void reply.header('retry-after', String(problem.params?.retryAfter ?? RETRY_SECONDS));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  return (
    reply
      .code(problem.status)
      .type('application/problem+json; charset=utf-8')
      // A problem is no answer of the route's own schema.
      .serializer((body: unknown) => JSON.stringify(body))
      .send(problem)
  );
}

/** Answers bytes that are no HTTP request, or one whose headers are too large. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const large = error.code === 'HPE_HEADER_OVERFLOW';
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const [status, phrase] = large ? [431, 'Request Header Fields Too Large'] : late ? [408, 'Request Timeout'] : [400, 'Bad Request'];
  const code = large ? 'http.too_large' : 'http.malformed';
  const body = JSON.stringify({ type: `urn:handreich:problem:${code}`, title: phrase, status, detail: 'the request cannot be read', code });
  socket.end(
    `HTTP/1.1 ${status} ${phrase}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
