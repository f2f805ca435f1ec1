/** A file of messages as it stands, and what some of its keys are to say. */
export interface FileChange {
  path: string;
  text: string;
  texts: Map<string, string>;
  /** The order of the keys in the source language, for keys that the file lacks. */
  order: string[];
}

interface Line {
  text: string;
  mark: ' ' | '-' | '+';
}

const CONTEXT = 3;
const NO_END = '\\ No newline at end of file';
// One key of a file: what stands before it, the key, what stands between, the text, what follows.
const entry = /^(\s*)("(?:[^"\\]|\\.)*")(\s*:\s*)("(?:[^"\\]|\\.)*")([^\n]*)$/;

/** What `git apply` takes (a unified diff with git's heading) to make the files say it. Empty where they say it already. Throws for a file whose keys do not stand on lines of their own. */
export function buildPatch(changes: FileChange[]): string {
  return changes.map(patchOf).join('');
}

function patchOf({ path, text, texts, order }: FileChange): string {
  const lines = changedLines(text, texts, order);
  if (lines.every(({ mark }) => mark === ' ')) return '';
  const name = /[\s"\\]/.test(path) ? JSON.stringify(path) : path;
  return `diff --git a/${name} b/${name}\n--- a/${name}\n+++ b/${name}\n${hunks(lines, text.endsWith('\n')).join('')}`;
}

/** The file line by line, each changed one as the old and the new one. */
function changedLines(text: string, texts: Map<string, string>, order: string[]): Line[] {
  const open = new Map(texts);
  const lines: Line[] = [];
  const given = text.replace(/\n$/, '').split('\n');
  for (const line of given) {
    const [, before, key, between, value, after] = entry.exec(line) ?? [];
    const name = key === undefined ? undefined : (JSON.parse(key) as string);
    const wanted = name === undefined ? undefined : open.get(name);
    if (name !== undefined) open.delete(name);
    if (wanted === undefined || JSON.parse(value!) === wanted) lines.push({ text: line, mark: ' ' });
    else lines.push({ text: line, mark: '-' }, { text: `${before}${key}${between}${JSON.stringify(wanted)}${after}`, mark: '+' });
  }
  for (const [key, wanted] of open) insert(lines, { key, text: wanted }, order);
  return lines;
}

/** A key that the file lacks comes after the one before it in the source language. */
function insert(lines: Line[], { key, text }: { key: string; text: string }, order: string[]): void {
  const keyAt = (line: Line) => (line.mark === '-' ? undefined : entry.exec(line.text)?.[2]);
  const before = order.slice(0, order.indexOf(key)).reverse();
  const previous = before.find((name) => lines.some((line) => keyAt(line) === JSON.stringify(name)));
  const at = lines.findIndex((line) => (previous === undefined ? line.text.trim() === '{' : keyAt(line) === JSON.stringify(previous)));
  const next = lines[at + 1];
  if (at < 0 || next === undefined) throw new Error(`there is no place for ${key}: the file is not one key a line`);
  const isLast = next.text.trim() === '}';
  const added: Line = { text: `  ${JSON.stringify(key)}: ${JSON.stringify(text)}${isLast ? '' : ','}`, mark: '+' };
  if (!isLast || previous === undefined) return void lines.splice(at + 1, 0, added);
  // The line before gets the comma that it has not had as the last one.
  const last = lines[at]!;
  if (last.mark === '+') lines.splice(at, 1, { ...last, text: `${last.text},` }, added);
  else lines.splice(at, 1, { text: last.text, mark: '-' }, { text: `${last.text},`, mark: '+' }, added);
}

function hunks(lines: Line[], endsWithNewline: boolean): string[] {
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ mark }) => mark !== ' '));
  const found: string[] = [];
  let [oldLine, newLine] = [1, 1];
  for (let at = 0; at < lines.length;) {
    if (!near[at]) {
      [oldLine, newLine, at] = [oldLine + 1, newLine + 1, at + 1];
      continue;
    }
    const end = near.indexOf(false, at) === -1 ? lines.length : near.indexOf(false, at);
    const part = lines.slice(at, end);
    const [oldCount, newCount] = (['+', '-'] as const).map((other) => part.filter(({ mark }) => mark !== other).length) as [number, number];
    found.push(`@@ -${oldLine},${oldCount} +${newLine},${newCount} @@\n${part.map((line) => print(line, lines, endsWithNewline)).join('')}`);
    [oldLine, newLine, at] = [oldLine + oldCount, newLine + newCount, end];
  }
  return found;
}

function print(line: Line, lines: Line[], endsWithNewline: boolean): string {
  const lastOf = (other: '+' | '-') => lines.findLast(({ mark }) => mark !== other);
  const isLast = (line.mark !== '+' && line === lastOf('+')) || (line.mark !== '-' && line === lastOf('-'));
  return `${line.mark}${line.text}\n${isLast && !endsWithNewline ? `${NO_END}\n` : ''}`;
}
