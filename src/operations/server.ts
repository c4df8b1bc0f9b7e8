/** Serves the health and the metrics of a bot, on this machine alone, and changes nothing. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../errors.js';
import type { Metrics } from './metrics.js';
import type { State } from './state.js';

const LOOPBACK = '127.0.0.1';

export interface OperationsServer {
  readonly port: number;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** The health of a bot: 200 when it can answer, 503 when it cannot. */
function health({ ready, gateway, queue, library }: State): Reply {
  const { generation = null, degraded = null, articles = null } = library ?? {};
  const body = JSON.stringify({ ready, gateway, generation, degraded, articles, queue });
  return { status: ready ? 200 : 503, type: 'application/json', body: `${body}\n` };
}

async function replyTo(request: IncomingMessage, state: () => State, metrics: Metrics): Promise<Reply> {
  const plain = (status: number, body: string): Reply => ({ status, type: 'text/plain; charset=utf-8', body });
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'only GET is answered\n');
  switch (request.url?.split('?', 1)[0]) {
    case '/health':
      return health(state());
    case '/metrics':
      return { status: 200, type: metrics.contentType, body: await metrics.exposition() };
    default:
      return plain(404, 'there are /health and /metrics\n');
  }
}

/**
 * @param port 0 for any that is free
 * @throws UsageError when the port is taken or not allowed
 */
export async function serveOperations(port: number, state: () => State, metrics: Metrics): Promise<OperationsServer> {
  const server = createServer((request, response) => {
    replyTo(request, state, metrics).then(
      ({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
        response.end(request.method === 'HEAD' ? undefined : body);
      },
      () => response.writeHead(500).end(),
    );
  });
  try {
    server.listen(port, LOOPBACK);
    await once(server, 'listening');
  } catch (cause) {
    const { code } = cause as { code?: string };
    throw new UsageError(
      'metrics-port',
      `health and metrics cannot be served on port ${port} (${code === 'EADDRINUSE' ? 'it is taken' : code})`,
      'set METRICS_PORT to a free port from 1024 to 65535, or leave it out',
      { cause },
    );
  }
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
