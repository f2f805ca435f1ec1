/** What the two kinds of embedded server are for: keeping people's data, or a test's for some seconds. */
export type Durability = 'durable' | 'temporary';

/**
 * Settings given to the server on its command line, tuned for little memory at rest. They say nothing about
 * safety that PostgreSQL does not do by itself: fsync, full_page_writes and synchronous_commit stay on.
 */
export function serverSettings(durability: Durability, major: number): Record<string, string> {
  return {
    ...quietAndSmall(),
    // One process less for each; the embedded server has no replicas and few large scans.
    ...(major >= 18 ? { io_method: 'sync' } : {}),
    ...(durability === 'temporary' ? forgetful() : {}),
  };
}

function quietAndSmall(): Record<string, string> {
  return {
    unix_socket_directories: '',
    shared_buffers: '32MB',
    max_connections: '100',
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    max_logical_replication_workers: '0',
    max_wal_senders: '0',
    max_wal_size: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    // Statements and key values can hold what people wrote; they do not belong into a log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
}

function forgetful(): Record<string, string> {
  return { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', autovacuum: 'off' };
}

export function settingArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
