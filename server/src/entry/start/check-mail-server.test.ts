import { afterEach, expect, test } from 'vitest';
import { startScriptedSmtp, type ScriptedSmtp } from '../../../test/scripted-smtp.ts';
import type { StartProblem } from '../../platform/errors/start-problem.ts';
import { checkMailServer } from './check-services.ts';

const wantsLogin = '250-mail.example\r\n250 AUTH PLAIN LOGIN';
let server: ScriptedSmtp | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

test('a login that is refused ends every start with a sentence that holds neither name nor password', async () => {
  server = await startScriptedSmtp({ EHLO: wantsLogin, AUTH: '535 5.7.8 bad credentials for portal@handreich.example' });
  const url = server.url({ login: 'portal%40handreich.example:hunter2' });
  for (const options of [{}, { onAway: () => {} }]) {
    const problem = await checkMailServer(url, options).then(
      () => undefined,
      (error: StartProblem) => error,
    );
    expect(problem?.line).toMatch(/^The mail server of SMTP_URL \(127\.0\.0\.1:\d+\) refuses the login \(.*535.*\)\. Correct name and password/);
    expect(problem?.line).not.toMatch(/hunter2|portal@|portal%40/);
  }
});

test('a login that is taken and a server without one are fine', async () => {
  server = await startScriptedSmtp({ EHLO: wantsLogin, AUTH: '235 2.7.0 welcome' });
  await checkMailServer(server.url({ login: 'portal:right' }));
  await server.close();
  server = await startScriptedSmtp();
  await checkMailServer(server.url());
});

test('a server that is away ends `npm start`, and is only told by a worker, whose mails wait', async () => {
  server = await startScriptedSmtp();
  const url = server.url();
  await server.close();
  server = undefined;
  await expect(checkMailServer(url)).rejects.toThrow(/cannot be used/);
  const told: string[] = [];
  await checkMailServer(url, { onAway: ({ message }) => told.push(message) });
  expect(told).toEqual([expect.stringMatching(/^The mail server of SMTP_URL .+ cannot be used \(.*ECONNREFUSED.*\)\.$/)]);
});
