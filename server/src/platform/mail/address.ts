/** Name and address of a sender as MAIL_FROM gives them: `Handreich <portal@example.org>` or the address alone. */
export function parseSender(sender: string): { name: string; address: string } {
  const found = /^(.*?)\s*<([^<>]+)>$/.exec(sender.trim());
  return found ? { name: found[1]!, address: found[2]! } : { name: '', address: sender.trim() };
}

/** Whether an address can stand in an SMTP command and a header line: one address, nothing that ends a line or begins another part. */
export function isPlainAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s<>@,;:"()[\]\\\p{Cc}]+@[^\s<>@,;:"()[\]\\\p{Cc}]+$/u.test(address);
}

/** A person's text as one line of a header: no controls, breaks or direction overrides, cut to some characters. */
export function headerLine(text: string, limit = 150): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  const letters = [...line];
  return letters.length > limit
    ? `${letters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
    : line;
}
