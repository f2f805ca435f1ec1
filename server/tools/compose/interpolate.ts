/** Variables by name; one that is absent is unset, an empty one is set and empty. */
export type Variables = Record<string, string | undefined>;

/** A variable as a text names it: `:?` and `?` demand it, `:-` and `-` give a default. */
export interface Mention {
  name: string;
  operator: '' | ':-' | '-' | ':?' | '?' | ':+' | '+';
  operand: string;
}

const NAME = /^[_a-zA-Z][_a-zA-Z0-9]*/;
const OPERATOR = /^(:[-?+]|[-?+])/;

type Piece = string | Mention;

/**
 * Puts variables into a text as the Compose Specification says (chapter 12, Interpolation): `$NAME`, `${NAME}`, the
 * operators `:-` `-` `:?` `?` `:+` `+`, nested in their operands, and `$$` for a dollar sign.
 * @throws Error for what is not such a text, and for a demanded variable that is missing
 */
export function interpolate(text: string, variables: Variables): string {
  return pieces(text)
    .map((piece) => (typeof piece === 'string' ? piece : valueOf(piece, variables)))
    .join('');
}

/** Every variable that a text mentions, those in operands too. */
export function mentions(text: string): Mention[] {
  return pieces(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece, ...mentions(piece.operand)]));
}

function valueOf({ name, operator, operand }: Mention, variables: Variables): string {
  const value = variables[name];
  const isThere = operator.startsWith(':') ? Boolean(value) : value !== undefined;
  if (operator.endsWith('+')) return isThere ? interpolate(operand, variables) : '';
  if (isThere || operator === '') return value ?? '';
  if (operator.endsWith('?')) throw new Error(`${name} is missing: ${interpolate(operand, variables)}`);
  return interpolate(operand, variables);
}

function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < text.length;) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1) return [...found, text.slice(at)];
    found.push(text.slice(at, dollar));
    const rest = text.slice(dollar + 1);
    const name = NAME.exec(rest)?.[0];
    if (rest.startsWith('$')) {
      found.push('$');
      at = dollar + 2;
    } else if (rest.startsWith('{')) {
      const end = closing(rest, text);
      found.push(braced(rest.slice(1, end), text));
      at = dollar + 1 + end + 1;
    } else if (name) {
      found.push({ name, operator: '', operand: '' });
      at = dollar + 1 + name.length;
    } else {
      throw new Error(`a dollar sign that begins no variable, in ${JSON.stringify(text)}: write it twice`);
    }
  }
  return found;
}

/** Where the brace closes that opens at 0; braces of nested variables are passed over. */
function closing(rest: string, text: string): number {
  let depth = 0;
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '{') depth += 1;
    if (rest[at] === '}' && --depth === 0) return at;
  }
  throw new Error(`a variable is not closed in ${JSON.stringify(text)}`);
}

function braced(inside: string, text: string): Mention {
  const name = NAME.exec(inside)?.[0] ?? '';
  const after = inside.slice(name.length);
  const operator = (OPERATOR.exec(after)?.[0] ?? '') as Mention['operator'];
  if (name === '' || (after !== '' && operator === '')) throw new Error(`\${${inside}} is not a variable, in ${JSON.stringify(text)}`);
  return { name, operator, operand: after.slice(operator.length) };
}
