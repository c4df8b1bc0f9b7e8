/** What a robots.txt allows this program (RFC 9309). Refuses rules that would take too long to follow. */
import robotsParser from 'robots-parser';
import { FetchError } from '../fetch-error.js';

/** This program's name in robots.txt. */
export const ROBOT = 'Verbatim';

/** Longer lines state no path that an address may have. */
const LONGEST_LINE = 2048;

/** Characters of rules with stars: matching one takes time for each of them and each character of the address. */
const MOST_STARRED = 64 * 1024;

const AGENT_LINE = /^\s*user-agent\s*:\s*([^#/]*)/i;

export interface RobotsRules {
  allows(url: URL): boolean;
  /** Milliseconds between two requests; 0: not stated. */
  readonly pauseMs: number;
}

/**
 * @param text robots.txt; `''` allows everything
 * @throws FetchError `robots-unreachable` for rules that would take too long to follow
 */
export function readRobotsRules(origin: string, text: string): RobotsRules {
  const robots = parse(`${origin}/robots.txt`, forUs(text));
  const delay = robots.getCrawlDelay(ROBOT) ?? 0;
  return {
    allows: (url) => robots.isAllowed(url.href, ROBOT) !== false,
    pauseMs: Number.isFinite(delay) ? Math.max(0, delay * 1000) : 0,
  };
}

// The package's types declare the module twice, which hides its default export from ES modules.
const parse = robotsParser as unknown as typeof robotsParser.default;

/**
 * The lines with all other agents under one name, and each agent once in its group: the parser keeps every rule once
 * for every agent above it, which a file of many agents would turn into gigabytes.
 */
function forUs(text: string): string {
  const lines: string[] = [];
  let group = new Set<string>();
  let starred = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.length > LONGEST_LINE || /^\s*(?:#.*)?$/.test(line)) continue;
    const agent = AGENT_LINE.exec(line)?.[1]?.trim().toLowerCase();
    if (agent === undefined) {
      group = new Set();
      if (line.includes('*')) starred += line.length;
      lines.push(line);
      continue;
    }
    const name = agent === '*' || agent === ROBOT.toLowerCase() ? agent : 'another';
    if (!group.has(name)) lines.push(`user-agent: ${name}`);
    group.add(name);
  }
  if (starred > MOST_STARRED) {
    throw new FetchError(
      'robots-unreachable',
      'the robots.txt of the site has more rules with stars than can be followed',
    );
  }
  return lines.join('\n');
}
