/** One instruction of a Dockerfile: its name, and what follows as it is written. */
export interface Instruction {
  name: string;
  rest: string;
}

/** A part of a Dockerfile from one FROM to the next. */
export interface Stage {
  /** The image or the earlier stage that it begins with. */
  from: string;
  name: string;
  instructions: Instruction[];
}

/** Reads a Dockerfile without build arguments, escapes or here-documents. Throws for what it would misread. */
export function parseDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const line of text.split('\n')) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.+)$/.exec(line) ?? [];
    if (name === '' || rest.endsWith('\\') || rest.includes('<<')) throw new Error(`this line of the Dockerfile is not understood: ${line}`);
    if (name === 'FROM') {
      const [, from = '', as = String(stages.length)] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(rest) ?? [];
      stages.push({ from, name: as, instructions: [] });
    } else {
      stages.at(-1)!.instructions.push({ name, rest });
    }
  }
  return stages;
}

/** The arguments of the exec form, `["node", "x"]`; undefined for the shell form. */
export function execForm(rest: string): string[] | undefined {
  return rest.startsWith('[') ? (JSON.parse(rest) as string[]) : undefined;
}

/** `A=b C="d e"` as pairs. */
export function pairs(rest: string): Record<string, string> {
  return Object.fromEntries([...rest.matchAll(/([\w.]+)=(?:"([^"]*)"|(\S*))/g)].map(([, name, quoted, plain]) => [name, quoted ?? plain ?? '']));
}
