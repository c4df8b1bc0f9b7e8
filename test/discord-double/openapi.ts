import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { PROJECT_ROOT } from '../../src/config.js';
import { isObject, type Json } from './json.js';

const FILE = `${PROJECT_ROOT}../shared/discord/openapi.json`;

/** Whether Discord's own description is beside the project; without it that check alone is skipped, and it is said. */
export const hasOpenApi = existsSync(FILE);

/** Names of formats that JSON Schema does not know or that would refuse numeric strings. */
const DROPPED_FORMATS = ['nonce', 'snowflake', 'int32', 'int64', 'double'];

/** discord.js sends these with every message, and Discord takes them. */
const SENT_EVERYWHERE = { tts: {}, nonce: {}, enforce_nonce: {} };

const TEXT = { type: 'string' };
const FIELD_ERROR = { type: 'object', properties: { code: TEXT, message: TEXT }, required: ['code', 'message'] };
const FIELD_ERRORS = {
  type: 'object',
  properties: { _errors: { type: 'array', items: FIELD_ERROR } },
  required: ['_errors'],
};

/** Schemas of what a bot sends: an unknown key in it is a slip, though the description does not forbid it. */
const isRequest = (name: string): boolean =>
  !name.includes('Response') && /Request|^ApplicationCommand\w*Option$/.test(name);

/** Discord takes integers as numeric strings, so a value may match more than one branch of a union. */
function widen(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(widen);
  if (!isObject(node)) return node;
  const wide = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key === 'oneOf' ? 'anyOf' : key, widen(value)]),
  );
  const types = [wide.type].flat();
  if (types.includes('integer') && wide.enum === undefined) {
    Object.assign(wide, { type: [...types, 'string'], pattern: '^-?[0-9]+$' });
  }
  return wide;
}

function closeObject(schema: unknown): unknown {
  if (!isObject(schema) || !isObject(schema.properties) || schema.additionalProperties !== undefined) return schema;
  const extra = 'content' in schema.properties ? SENT_EVERYWHERE : {};
  return { ...schema, properties: { ...extra, ...schema.properties }, additionalProperties: false };
}

export interface OpenApi {
  /** What is wrong with a body that is sent to a route, or that is its answer; null when nothing is. */
  request(method: string, route: string, body: unknown): string | null;
  response(method: string, route: string, status: number, body: unknown): string | null;
}

function read(): { ajv: Ajv2020; paths: Record<string, Record<string, Json>> } {
  const document = widen(JSON.parse(readFileSync(FILE, 'utf8'))) as {
    paths: Record<string, Record<string, Json>>;
    components: { schemas: Record<string, unknown> };
  };
  const { schemas } = document.components;
  for (const [name, schema] of Object.entries(schemas)) if (isRequest(name)) schemas[name] = closeObject(schema);
  // Of a field's errors Discord gives names (`REPLIES_UNKNOWN_MESSAGE`), as its documentation says; its description has numbers.
  Object.assign(schemas, { InnerErrors: FIELD_ERRORS });
  const ajv = new Ajv2020({ strict: false, logger: false });
  addFormats.default(ajv);
  for (const format of DROPPED_FORMATS) ajv.addFormat(format, true);
  ajv.addSchema(document, 'discord');
  return { ajv, paths: document.paths };
}

const pointer = (path: readonly string[]): string =>
  path.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');

let opened: OpenApi | null = null;

/** The description, read once; schemas are compiled when they are first needed. Null where it is absent. */
export function openOpenApi(): OpenApi | null {
  if (opened === null && hasOpenApi) opened = compile();
  return opened;
}

function compile(): OpenApi {
  const { ajv, paths } = read();
  const compiled = new Map<string, ValidateFunction>();
  function check(path: readonly string[], body: unknown): string | null {
    const reference = `discord#/${pointer(path)}`;
    const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference });
    compiled.set(reference, validate);
    return validate(body) ? null : ajv.errorsText(validate.errors?.slice(-3));
  }
  return {
    request(method, route, body) {
      const operation = paths[route]?.[method.toLowerCase()];
      if (operation === undefined) return 'Discord has no such route';
      if (operation.requestBody === undefined) return body === undefined ? null : 'no body was expected';
      if (body === undefined) return 'a body was expected';
      return check(
        ['paths', route, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'],
        body,
      );
    },
    response(method, route, status, body) {
      const operation = paths[route]?.[method.toLowerCase()];
      if (operation === undefined) return null;
      if (status >= 400)
        return check(['components', 'schemas', status === 429 ? 'RatelimitedResponse' : 'ErrorResponse'], body);
      const answers = operation.responses as Record<string, { content?: Json }>;
      const expected = answers[String(status)];
      if (expected === undefined) return `Discord never answers ${status} here`;
      if (expected.content?.['application/json'] === undefined)
        return body === undefined ? null : 'no body was expected';
      return check(
        ['paths', route, method.toLowerCase(), 'responses', String(status), 'content', 'application/json', 'schema'],
        body,
      );
    },
  };
}
