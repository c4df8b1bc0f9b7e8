import { isObject, type Json } from './json.js';
import type { State } from './state.js';

/** A request to a route, and what the double answers. */
export interface Call {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export type Handler = (call: Call, state: State) => Reply;

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const made = (body: unknown): Reply => ({ status: 201, body });
export const done: Reply = { status: 204 };
export const refuse = (status: number, code: number, message: string): Reply => ({ status, body: { code, message } });

export const unknownMessage = refuse(404, 10008, 'Unknown Message');
export const unknownChannel = refuse(404, 10003, 'Unknown Channel');
export const noAccess = refuse(403, 50001, 'Missing Access');
export const noPermission = refuse(403, 50013, 'Missing Permissions');
export const archivedThread = refuse(400, 50083, 'Thread is archived');

export const bodyOf = ({ body }: Call): Json => (isObject(body) ? body : {});
