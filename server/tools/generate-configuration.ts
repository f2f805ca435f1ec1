import { configVariables, type ConfigVariable } from '../src/platform/config/variables.ts';

const variables: ConfigVariable[] = Object.values(configVariables);
const cell = (text: string) => text.replaceAll('|', '\\|');
const code = (text: string | undefined) => (text === undefined ? '' : `\`${cell(text)}\``);

/** docs/configuration.md: every setting as a row of one table. */
export function configurationPage(): string {
  const rows = variables.map(
    ({ name, description, default: absent, example, secret }) =>
      `| \`${name}\` | ${cell(description)}${secret ? ' **Secret.**' : ''} | ${cell(absent)} | ${code(example)} |`,
  );
  return `<!-- Generated from server/src/platform/config/variables.ts by npm run generate. Do not edit. -->

# Configuration

Handreich needs no setting to be tried out. Settings are read once, at start, from the environment; an empty one counts as absent. A bad value stops the
start with one message that names every bad variable. A part is "embedded" when nothing says where else it runs; this is said of each part by itself.

| setting | what it does | when absent | example |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** .env.example: every setting, commented out, with its example. */
export function environmentExample(): string {
  const blocks = variables.map(({ name, description, default: absent, example }) => `# ${description}\n# When absent: ${absent}\n#${name}=${example ?? ''}\n`);
  return `# Generated from server/src/platform/config/variables.ts by npm run generate. Do not edit.\n\n${blocks.join('\n')}`;
}
