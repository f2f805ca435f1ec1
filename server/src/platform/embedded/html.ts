/** Text that is already HTML. Only `html` makes it. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | undefined | Part[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Template tag: everything that is put in is escaped for elements and quoted attributes, unless it is `Html` itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: strings.map((text, index) => text + (index < parts.length ? render(parts[index]) : '')).join('') };
}

function render(part: Part): string {
  if (part === null || part === undefined) return '';
  if (Array.isArray(part)) return part.map(render).join('');
  return typeof part === 'object' ? part.html : String(part).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
