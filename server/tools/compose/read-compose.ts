import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { interpolate, mentions, type Mention, type Variables } from './interpolate.ts';

/** What is looked at in a service; everything else is for the schema to judge. */
export interface Service {
  image?: string;
  build?: unknown;
  command?: string[];
  environment?: Record<string, string | number | boolean | null>;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { disable?: boolean; test?: string[] };
  restart?: string;
  stop_grace_period?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
}

export interface Compose {
  services: Record<string, Service>;
  volumes?: Record<string, unknown>;
  networks?: Record<string, { internal?: boolean; ipam?: { config?: { subnet?: string }[] } } | null>;
}

/** A compose file with its merges carried out, before (`raw`) and after (`compose`) variables were put in. */
export interface ReadCompose {
  raw: Compose;
  compose: Compose;
  mentions: Mention[];
  /** What the schema of the Compose Specification says against it. */
  faults: string[];
}

/** Reads a compose file as Compose does: YAML with merges, variables put into every value, then the published schema. */
export function readCompose(text: string, variables: Variables): ReadCompose {
  const raw = parse(text, { merge: true, uniqueKeys: true, strict: true }) as Compose;
  const mentioned: Mention[] = [];
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      mentioned.push(...mentions(value));
      return interpolate(value, variables);
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    return value;
  };
  const compose = walk(raw) as Compose;
  return { raw, compose, mentions: mentioned, faults: judgeBySchema(compose) };
}

/** `compose-spec.json` of the Compose Specification (Apache-2.0), as the package dclint ships it. */
function judgeBySchema(compose: unknown): string[] {
  const file = join(dirname(createRequire(import.meta.url).resolve('dclint/package.json')), 'schemas/compose.schema.json');
  const { $schema: _dialect, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as { $schema: string };
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  // Compose's own formats; their values are judged by what reads them.
  for (const name of ['duration', 'expose', 'ports', 'subnet_ip_address', 'path']) ajv.addFormat(name, true);
  const validate = ajv.compile(schema);
  if (validate(compose)) return [];
  return validate.errors!.map(({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
}
