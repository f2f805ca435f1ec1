import { createHash } from 'node:crypto';

/**
 * The same answer with an ETag of what it says (RFC 9110, section 8.8.3), or 304 where the browser has just that. Weak, because one tag stands for
 * every encoding of it. Kit's own tags are shorter.
 */
export async function revalidate(request: Request, response: Response): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer());
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = new Headers(response.headers);
  headers.set('etag', etag);
  if (!isKnown(request.headers.get('if-none-match'), etag)) return new Response(body, { status: response.status, headers });
  for (const name of ['content-type', 'content-length']) headers.delete(name);
  // A cache takes the headers of this answer for those that it has: without the last one it would hand brotli to a browser that reads none.
  headers.append('vary', 'Accept-Encoding');
  return new Response(null, { status: 304, headers });
}

/** Whether `If-None-Match` names the tag; how it is encoded does not matter. */
function isKnown(header: string | null, etag: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return header !== null && (header.trim() === '*' || header.split(',').some((tag) => plain(tag) === plain(etag)));
}
