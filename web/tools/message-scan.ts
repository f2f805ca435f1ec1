/** What one file asks the catalogue for. */
export interface Scan {
  keys: string[];
  prefixes: string[];
  /** Calls whose key cannot be known before the page runs. */
  unclear: string[];
}

const call = /(?<![\w.$])t(?:\.maybe)?\(\s*('[^']*'|"[^"]*"|`[^`]*`|[^)\s][^),]*)/g;

/** Finds `t('key')`, `t(\`prefix.${x}\`)` and `t.maybe(…)` in a source text. */
export function scanMessages(source: string): Scan {
  const scan: Scan = { keys: [], prefixes: [], unclear: [] };
  for (const [, argument = ''] of withoutComments(source).matchAll(call)) {
    const quote = argument[0]!;
    if (quote === "'" || quote === '"') {
      scan.keys.push(argument.slice(1, -1));
    } else if (quote === '`') {
      const prefix = argument.slice(1, -1).split('${')[0]!;
      if (prefix === argument.slice(1, -1)) scan.keys.push(prefix);
      else if (prefix.includes('.')) scan.prefixes.push(prefix);
      else scan.unclear.push(argument);
    } else {
      scan.unclear.push(argument.trim());
    }
  }
  return scan;
}

/** A source text without what is said about it. */
export function withoutComments(source: string): string {
  return source
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1');
}

const importStatement = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/g;

/** The local files that a source text imports, as written. */
export function scanImports(source: string): string[] {
  return [...source.matchAll(importStatement)]
    .map(([, path]) => path!)
    .filter((path) => (path.startsWith('.') || path.startsWith('#lib/')) && !path.includes('?'));
}
