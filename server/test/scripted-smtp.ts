import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What the server says to a command (its first word), or at the end of DATA (`.`); `hang up` ends the connection without a word. */
export type SmtpScript = Record<string, string | ((times: number) => string)>;

export interface ScriptedSmtp {
  url(options?: { login?: string; query?: string }): string;
  /** Every line that came in, commands and content. */
  lines: string[];
  connections: number;
  close(): Promise<void>;
}

const usual: SmtpScript = {
  EHLO: '250-mail.example\r\n250 SIZE 1000000',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  '.': '250 2.0.0 queued',
  RSET: '250 ok',
  QUIT: '221 bye',
};

/** A mail server on the loopback that says what a test wants to hear: for the answers that a well-behaved one never gives. */
export async function startScriptedSmtp(script: SmtpScript = {}): Promise<ScriptedSmtp> {
  const sockets = new Set<Socket>();
  const times = new Map<string, number>();
  const state: Pick<ScriptedSmtp, 'lines' | 'connections'> = { lines: [], connections: 0 };
  const answer = (command: string): string => {
    const count = (times.get(command) ?? 0) + 1;
    times.set(command, count);
    const said = script[command] ?? usual[command] ?? '502 5.5.1 not known';
    return typeof said === 'string' ? said : said(count);
  };
  const server = createServer((socket) => {
    state.connections += 1;
    sockets.add(socket);
    let content = false;
    let rest = '';
    const say = (command: string) => {
      const said = answer(command);
      if (said === 'hang up') return socket.destroy();
      content = said.startsWith('354');
      socket.write(`${said}\r\n`);
      if (command === 'QUIT' || said.startsWith('421')) socket.end();
    };
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (part) => {
      const parts = (rest + part.toString('latin1')).split('\r\n');
      rest = parts.pop()!;
      for (const line of parts) {
        state.lines.push(line);
        if (!content) say(line.split(' ', 1)[0]!.toUpperCase());
        else if (line === '.') {
          content = false;
          say('.');
        }
      }
    });
    socket.write('220 mail.example\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: ({ login, query }: { login?: string; query?: string } = {}) => `smtp://${login ? `${login}@` : ''}127.0.0.1:${port}${query ? `?${query}` : ''}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
}
