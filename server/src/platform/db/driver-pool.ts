import { connect, type Socket } from 'node:net';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { DatabaseLimits } from './limits.ts';

export interface DriverOptions {
  max: number;
  name: string;
  limits: DatabaseLimits;
}

/** Connections of postgres.js and the way to get rid of them. */
export interface DriverPool {
  sql: postgres.Sql;
  /** Takes no more statements, lets those that run end, and closes. */
  retire(): Promise<void>;
  /** Drops every connection at once; what runs on them is refused as lost. */
  drop(): void;
}

// A database that comes back is met soon; by default the driver waits up to 20 seconds.
const RECONNECT_SECONDS = 0.25;
const LAST_STATEMENTS_SECONDS = 60;

/** Opens connections to PostgreSQL; nothing is connected before the first statement. */
export function openDriverPool(url: string, { max, name, limits }: DriverOptions): DriverPool {
  const sockets = new Set<Socket>();
  const sql = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: limits.connectSeconds,
    backoff: () => RECONNECT_SECONDS,
    onnotice: () => {},
    connection: { application_name: name, ...serverTimeouts(limits) },
    socket: keepSockets(sockets),
  } as postgres.Options<Record<string, never>>);
  // drizzle sets the parsers of the instance that it is given, so that dates arrive as it expects them.
  drizzle(sql);
  return {
    sql,
    retire: () => sql.end({ timeout: LAST_STATEMENTS_SECONDS }),
    drop() {
      void sql.end({ timeout: 0 });
      // The driver only says goodbye and waits for the other side, which may be silent for hours.
      setImmediate(() => {
        for (const socket of sockets) socket.destroy();
      });
    },
  };
}

const serverTimeouts = ({ statementMs, lockMs, idleInTransactionMs }: DatabaseLimits) => ({
  ...(statementMs === undefined ? {} : { statement_timeout: statementMs }),
  ...(lockMs === undefined ? {} : { lock_timeout: lockMs }),
  ...(idleInTransactionMs === undefined ? {} : { idle_in_transaction_session_timeout: idleInTransactionMs }),
});

interface Address {
  host: string[];
  port: number[];
  path: string | false;
}

/** Makes the driver's sockets, several hosts in turn, so that they can be closed from here. */
function keepSockets(sockets: Set<Socket>): (address: Address) => Socket {
  let turn = 0;
  return ({ host, port, path }) => {
    for (const socket of sockets) if (socket.destroyed) sockets.delete(socket);
    const at = turn++ % host.length;
    const socket = path ? connect(path) : connect(port[at]!, host[at]!);
    // The driver reads the host from here to check the server's certificate.
    Object.assign(socket, { host: host[at], port: port[at] });
    sockets.add(socket);
    return socket;
  };
}
