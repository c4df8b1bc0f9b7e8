import { isIP } from 'node:net';

/**
 * Whether a request was meant for this server by the name that it asked for. A page elsewhere can have its own name lead
 * to this address (DNS rebinding) and would then read what only this machine may; no name leads there that is not known.
 * Addresses pass: a browser sends one only to the host that has it.
 * @param hostname as `URL` gives it
 * @param known names beside those of loopback, in lower case
 */
export function isKnownHost(hostname: string, known: readonly string[]): boolean {
  const name = hostname.toLowerCase();
  const address = name.replace(/^\[(.*)\]$/, '$1');
  return isIP(address) !== 0 || name === 'localhost' || name.endsWith('.localhost') || known.includes(name);
}
