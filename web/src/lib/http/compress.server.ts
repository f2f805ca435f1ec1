import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /^(text\/|application\/(json|problem\+json|manifest\+json|xml)|image\/svg)/;
/** Below, it would not even save a packet. */
const worthwhile = 400;

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

const encoders: Record<string, (body: Uint8Array) => Promise<Uint8Array>> = {
  // At 5 it takes as long as gzip, and a page is a tenth smaller.
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: (body) => zip(body),
};

/**
 * The same answer as small as the browser takes it (RFC 9110, section 12.5.3): pages shrink to a quarter or less, and an old phone on a
 * slow line is who we write for.
 */
export async function compress(request: Request, response: Response): Promise<Response> {
  const { headers, status, statusText } = response;
  if (response.body === null || !compressible.test(headers.get('content-type') ?? '') || headers.has('content-encoding')) return response;
  const smaller = new Headers(headers);
  smaller.append('vary', 'Accept-Encoding');
  const body = new Uint8Array(await response.arrayBuffer());
  const encoding = body.length < worthwhile ? undefined : chooseEncoding(request.headers.get('accept-encoding') ?? '');
  if (encoding === undefined) return new Response(body, { status, statusText, headers: smaller });
  smaller.set('content-encoding', encoding);
  smaller.delete('content-length');
  // A copy, because a Response takes no bytes of a shared buffer.
  return new Response(new Uint8Array(await encoders[encoding]!(body)), { status, statusText, headers: smaller });
}

/** The best of what we can that is asked for; ours first where the browser likes both alike. */
export function chooseEncoding(acceptEncoding: string): string | undefined {
  const weights = new Map(
    acceptEncoding
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', ...params] = part.split(';').map((word) => word.trim());
        const quality = params.find((param) => param.startsWith('q='));
        return [name, quality === undefined ? 1 : Number(quality.slice(2)) || 0];
      }),
  );
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  const [best] = Object.keys(encoders).sort((a, b) => weight(b) - weight(a));
  return best !== undefined && weight(best) > 0 ? best : undefined;
}
