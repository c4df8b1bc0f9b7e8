/** A model of the hub: `owner/name`, at a branch, tag or commit. */
export interface HubId {
  readonly owner: string;
  readonly name: string;
  readonly revision: string;
}

const PART = '[A-Za-z0-9](?:[A-Za-z0-9_-]|\\.(?!\\.))*';
const HUB_ID = new RegExp(`^(${PART})/(${PART})(?:@(${PART}(?:/${PART})*))?$`);

/**
 * Reads `owner/name` or `owner/name@revision`, revision `main` if none is said.
 * @returns null for anything else: each part goes into addresses and paths, so that no `..` and no odd letter may pass.
 */
export function parseHubId(text: string): HubId | null {
  const match = HUB_ID.exec(text);
  return match === null ? null : { owner: match[1]!, name: match[2]!, revision: match[3] ?? 'main' };
}
