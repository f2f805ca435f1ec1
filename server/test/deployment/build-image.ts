import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { configVariables } from '../../src/platform/config/variables.ts';
import { buildContext } from './build-context.ts';
import { execForm, pairs, parseDockerfile, type Instruction } from './dockerfile.ts';

const run = promisify(execFile);

/** What a stage has become: a folder that stands for the root of its file system, and what its instructions have set. */
export interface Built {
  root: string;
  base: string;
  workdir: string;
  environment: Record<string, string>;
  user?: string;
  entrypoint: string[];
  command: string[];
  healthcheck: string[];
  ports: string[];
}

export interface Image extends Built {
  remove(): void;
}

/**
 * Carries out a Dockerfile without a container engine: each stage in a folder of its own, its RUN steps with this
 * machine's Node and npm. Only what .dockerignore lets through can be copied.
 */
export async function buildImage(project: string): Promise<Image> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'handreich-image-')));
  chmodSync(home, 0o755);
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const context = join(home, 'context');
    for (const path of buildContext(project)) {
      mkdirSync(dirname(join(context, path)), { recursive: true });
      copyFileSync(join(project, path), join(context, path));
    }
    const stages = new Map<string, Built>();
    let last: Built | undefined;
    for (const { from, name, instructions } of parseDockerfile(readFileSync(join(project, 'Dockerfile'), 'utf8'))) {
      last = await begin(join(home, `stage-${name}`), stages.get(from), from);
      stages.set(name, last);
      for (const instruction of instructions) await perform(last, instruction, { context, stages });
    }
    return { ...last!, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function begin(root: string, earlier: Built | undefined, from: string): Promise<Built> {
  if (earlier) {
    await run('cp', ['-a', earlier.root, root]);
    return { ...earlier, root, environment: { ...earlier.environment } };
  }
  const bin = join(root, 'usr/local/bin');
  mkdirSync(bin, { recursive: true });
  provideNode(join(bin, 'node'));
  return { root, base: from, workdir: '/', environment: {}, entrypoint: [], command: [], healthcheck: [], ports: [] };
}

/** The base image brings Node; here it is the one that runs this. */
function provideNode(file: string): void {
  const own = realpathSync(process.execPath);
  try {
    linkSync(own, file);
  } catch {
    copyFileSync(own, file);
  }
}

interface Sources {
  context: string;
  stages: ReadonlyMap<string, Built>;
}

async function perform(stage: Built, { name, rest }: Instruction, sources: Sources): Promise<void> {
  const inside = (path: string) => join(stage.root, path.startsWith('/') ? path : join(stage.workdir, path));
  switch (name) {
    case 'WORKDIR':
      stage.workdir = rest;
      return void mkdirSync(join(stage.root, rest), { recursive: true });
    case 'COPY':
      return copy(rest, sources, inside);
    case 'RUN':
      return void (await runStep(stage, rest, dirname(sources.context)));
    case 'ENV':
      return void Object.assign(stage.environment, pairs(rest));
    case 'USER':
      stage.user = rest;
      return;
    case 'ENTRYPOINT':
      stage.entrypoint = mustBeExec(name, rest);
      return;
    case 'CMD':
      stage.command = mustBeExec(name, rest);
      return;
    case 'HEALTHCHECK':
      stage.healthcheck = mustBeExec(name, rest.slice(rest.indexOf('CMD ') + 4));
      return;
    case 'EXPOSE':
      stage.ports.push(rest);
      return;
    case 'LABEL':
      return;
    default:
      throw new Error(`the instruction ${name} is not carried out here`);
  }
}

function mustBeExec(name: string, rest: string): string[] {
  const args = execForm(rest);
  if (!args) throw new Error(`${name} must be in the exec form, so that no shell stands between the signal and Node`);
  return args;
}

/** As Docker copies: the content of a folder, and files into a folder where the target ends with a slash. */
async function copy(rest: string, { context, stages }: Sources, inside: (path: string) => string): Promise<void> {
  const words = rest.split(/\s+/);
  const from = words[0]!.startsWith('--from=') ? words.shift()!.slice('--from='.length) : undefined;
  const source = from === undefined ? context : stages.get(from)?.root;
  if (source === undefined) throw new Error(`COPY names the stage ${from}, which is not there`);
  const target = words.pop()!;
  for (const word of words) {
    const path = join(source, word);
    if (!existsSync(path)) throw new Error(`COPY names ${word}, which is not there or is kept out by .dockerignore`);
    const isFolder = statSync(path).isDirectory();
    const intoFolder = isFolder || target.endsWith('/');
    mkdirSync(intoFolder ? inside(target) : dirname(inside(target)), { recursive: true });
    await run('cp', ['-a', '--no-preserve=ownership', isFolder ? `${path}/.` : path, inside(target)]);
  }
}

/** A shell step in the stage's folder. npm and its settings are this machine's; it asks the registry only for what its cache lacks. */
async function runStep(stage: Built, step: string, home: string): Promise<void> {
  if (/(^|\s)\//.test(step)) throw new Error(`RUN must use paths below its folder: ${step}`);
  const tools = join(home, 'tools');
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'npm'), `#!/bin/sh\nexec node ${JSON.stringify(await findNpm())} "$@"\n`, { mode: 0o755 });
  // The machine's own settings of npm and the network; nothing that the portal or the runner of this test would heed.
  const kept = Object.entries(process.env).filter(([name]) => !(name in configVariables) && !/^(VITEST|npm_(?!config_))/.test(name));
  const PATH = [join(stage.root, 'usr/local/bin'), tools, '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);
  const env = { ...Object.fromEntries(kept), npm_config_prefer_offline: 'true', ...stage.environment, PATH };
  await run('sh', ['-ec', step], { cwd: join(stage.root, stage.workdir), env, maxBuffer: 16 * 1024 * 1024 });
}

async function findNpm(): Promise<string> {
  const own = process.env['npm_execpath'] ?? '';
  if (own.endsWith('npm-cli.js')) return own;
  const { stdout } = await run('sh', ['-c', 'command -v npm']);
  return realpathSync(stdout.trim());
}
