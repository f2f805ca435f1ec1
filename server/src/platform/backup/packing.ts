import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { cutOff, damaged, foreign } from './header.ts';

/** The head of every backup (RFC 1952): gzip, deflated, no name, no time, no system. Always the same, so that a change of it is seen. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** Packs, in two steps for a pipeline; `zcat` reads the result. */
export function packing(): [Transform, Transform] {
  let written = 0;
  const sameHead = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      HEAD.subarray(written).copy(chunk);
      written = Math.min(written + chunk.length, HEAD.length);
      done(null, chunk);
    },
  });
  return [createGzip({ level: 6 }), sameHead];
}

/** Unpacks. @throws StartProblem when it is not one whole packed file */
export async function* unpack(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // Node knows this setting since 22, where DecompressionStream needs it; its types do not.
  const gunzip = createGunzip({ rejectGarbageAfterEnd: true } as object);
  const fed = pipeline(Readable.from(withOurHead(source), { objectMode: false }), gunzip);
  fed.catch(() => {});
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
    await fed;
  } catch (error) {
    throw problemOf(error);
  }
}

async function* withOurHead(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begin = Buffer.alloc(0);
  for await (const chunk of source) {
    if (begin.length < HEAD.length) {
      begin = Buffer.concat([begin, chunk]).subarray(0, HEAD.length);
      if (!begin.equals(HEAD.subarray(0, begin.length))) throw foreign();
    }
    yield chunk;
  }
  if (begin.length === 0) throw foreign();
}

function problemOf(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'Z_BUF_ERROR') return cutOff();
  return code.startsWith('Z_') || code === 'ERR_TRAILING_JUNK_AFTER_STREAM_END' ? damaged() : error;
}
