import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { OpenApi } from './openapi.js';
import type { Reply } from './reply.js';
import { match } from './routes.js';
import type { Fault, RecordedRequest, State } from './state.js';

const API = '/api/v10';

export interface Rest {
  readonly listener: RequestListener;
  addFault(fault: Fault): void;
}

/** These carry the interaction's own token in their path. */
const needsNoToken = (route: string): boolean => /^\/(?:webhooks|interactions)\//.test(route);

interface Body {
  /** The JSON; undefined where there is none. */
  readonly body: unknown;
  /** Texts of the files that came with it, by name. */
  readonly files: Readonly<Record<string, string>>;
}

async function readBody(request: IncomingMessage, violations: string[]): Promise<Body> {
  const bytes = await buffer(request);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: undefined, files: {} };
  try {
    if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(bytes.toString()), files: {} };
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    const given = [...form.values()].filter((value) => typeof value !== 'string');
    const files = await Promise.all(given.map(async (file) => [file.name, await file.text()] as const));
    return { body: JSON.parse(String(form.get('payload_json'))), files: Object.fromEntries(files) };
  } catch {
    violations.push(`${request.method} ${request.url}: body is no JSON`);
    return { body: undefined, files: {} };
  }
}

function send(response: ServerResponse, { status, body }: Reply, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Whether the next of a kind is to be checked: the first of each kind, and every `nth`. */
function sampler(nth: number): (kind: string) => boolean {
  const seen = new Map<string, number>();
  return (kind) => {
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    return before % nth === 0;
  };
}

/**
 * Answers HTTP requests as Discord's API does, and notes what is wrong with them and with its own answers.
 * @param nth of the requests of a route that is checked against Discord's description: 1 for all
 */
export function createRest(
  state: State,
  openApi: OpenApi | null,
  nth: number,
  onRequest: (request: RecordedRequest) => void,
): Rest {
  const isChecked = sampler(nth);
  const faults: { fault: Fault; left: number }[] = [];
  const takeFault = (method: string, route: string): Fault | undefined => {
    const found = faults.find(({ fault, left }) => left > 0 && fault.method === method && fault.route === route);
    if (found !== undefined) found.left -= 1;
    return found?.fault;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? '';
    const { pathname: encoded, searchParams: query } = new URL(request.url ?? '', 'http://loopback');
    const pathname = decodeURIComponent(encoded);
    const found = match(method, pathname.slice(API.length));
    const { body, files } = await readBody(request, state.violations);
    if (found === null || !pathname.startsWith(`${API}/`)) {
      state.violations.push(`${method} ${pathname}: no such route`);
      send(response, { status: 404, body: { code: 0, message: '404: Not Found' } });
      return;
    }
    const { handler, route, parameters } = found;
    const note = (reply: Reply): void => {
      onRequest({
        method,
        route,
        parameters,
        query,
        body,
        files,
        status: reply.status,
        answer: reply.body,
        at: performance.now(),
      });
    };
    const finish = (reply: Reply, headers?: Readonly<Record<string, string>>): void => {
      send(response, reply, headers);
      note(reply);
    };
    if (!needsNoToken(route) && request.headers.authorization !== `Bot ${state.token}`) {
      finish({ status: 401, body: { code: 0, message: '401: Unauthorized' } });
      return;
    }
    for (const [, name] of JSON.stringify(body ?? null).matchAll(/"attachment:\/\/([^"]+)"/g)) {
      if (!Object.hasOwn(files, name!)) state.violations.push(`${method} ${route}: no file ${name} is attached`);
    }
    const checked = isChecked(`${method} ${route}`) ? openApi : null;
    const wrong = checked?.request(method, route, body) ?? null;
    if (wrong !== null) state.violations.push(`${method} ${route}: ${wrong}`);
    const fault = takeFault(method, route);
    await fault?.delay?.();
    const given = fault?.status === undefined ? null : { status: fault.status, body: fault.body };
    const isTaken = given === null && fault?.reset !== 'before';
    const reply = isTaken ? handler({ parameters, query, body }, state) : (given ?? { status: 0 });
    if (fault?.reset !== undefined) {
      request.socket.destroy();
      note({ status: 0 });
      return;
    }
    const ownFault = checked?.response(method, route, reply.status, reply.body) ?? null;
    if (ownFault !== null && reply.status < 500) {
      state.violations.push(`the double's answer to ${method} ${route}: ${ownFault}`);
    }
    finish(reply, fault?.headers);
  }

  return {
    addFault: (fault) => faults.push({ fault, left: fault.times ?? 1 }),
    listener: (request, response) => {
      answer(request, response).catch((error: unknown) => {
        state.violations.push(`the double failed: ${String(error)}`);
        response.destroy();
      });
    },
  };
}
