/** A text in every form in which it is still clear to who reads: as it is, and in the encodings that hide nothing. */
export function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  // Base64 depends on where the text begins within three bytes; what touches its neighbours is left out.
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
  const url = base64.map((encoded) => encoded.replaceAll('+', '-').replaceAll('/', '_'));
  const escaped = JSON.stringify(text).slice(1, -1);
  return [...new Set([text, escaped, encodeURIComponent(text), bytes.toString('hex'), ...base64, ...url])];
}

/** Whether a text stands in another in any of its forms; letters count alike in both cases. */
export function holds(haystack: string, text: string): boolean {
  const lower = haystack.toLowerCase();
  return formsOf(text).some((form) => lower.includes(form.toLowerCase()));
}

/** A row of bytes comes as `\x…`; bytes within such a column are clear as their hexadecimal form. */
export function placesOf(written: { column: string; value: string }[], text: string): string[] {
  return [...new Set(written.filter(({ value }) => holds(value, text)).map(({ column }) => column))].sort();
}
