/** `npm run check`: every check that needs no running part, two at a time. All failures are shown; the exit code is 1 when there is one. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

interface Step {
  name: string;
  command: string;
}

interface Outcome {
  passed: boolean;
  seconds: number;
  output: string;
}

const root = join(import.meta.dirname, '../..');
const atOnce = 2;

// The web's own settings of TypeScript are written by this one, and the linter and svelte-check read them.
const first: Step = { name: 'web types written', command: 'cd web && svelte-kit sync' };

// The longest first, so that none of them is left for the end.
const steps: Step[] = [
  // Apart, because the linter is slower with the types of both in one process.
  { name: 'lint of the server', command: 'eslint --max-warnings 0 --ignore-pattern web .' },
  { name: 'lint of the web', command: 'eslint --max-warnings 0 web' },
  { name: 'web types and markup', command: 'npm run --silent check -w web' },
  { name: 'server types', command: 'tsc --project .' },
  { name: 'types of the journeys', command: 'tsc --project web/e2e' },
  { name: 'formatting', command: 'prettier --check --log-level warn --cache .' },
  { name: 'dead code and dependencies', command: 'knip --no-progress' },
  { name: 'generated files', command: 'node server/tools/generate.ts --check' },
  { name: 'import rules', command: 'depcruise --config .dependency-cruiser.js --output-type err-long server web' },
  { name: 'styles', command: "stylelint 'web/src/**/*.{css,svelte}'" },
  { name: 'messages', command: 'node web/tools/messages.ts check' },
  { name: 'migrations', command: 'node server/tools/check-migrations.ts' },
  { name: 'compose file', command: 'node server/tools/check-compose.ts' },
];

const env = { ...process.env, PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) };

function run({ command }: Step): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => resolve({ passed: code === 0, seconds: (performance.now() - started) / 1000, output }));
  });
}

async function show(step: Step): Promise<boolean> {
  const { passed, seconds, output } = await run(step);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${step.name.padEnd(28)} ${seconds.toFixed(1).padStart(5)} s`);
  if (!passed) console.log(`${output.trimEnd().replaceAll(/^/gm, '  ')}\n`);
  return passed;
}

const started = performance.now();
const results = [await show(first)];
const waiting = [...steps];
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await show(step));
  }),
);

const failed = results.filter((passed) => !passed).length;
console.log(`\n${failed === 0 ? 'All checks hold' : `${failed} of ${results.length} checks failed`}, ${((performance.now() - started) / 1000).toFixed(1)} s.`);
process.exitCode = failed === 0 ? 0 : 1;
