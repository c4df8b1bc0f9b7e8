/** What a text says as JSON, for a schema to check. Refuses to throw: null where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
