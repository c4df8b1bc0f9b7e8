/** Reads the address of a page of the public web. Refuses everything that two programs could read differently. */
import { isIP } from 'node:net';
import { FetchError } from './fetch-error.js';
import { isPublicAddress } from './network/public-address.js';

/** Code units of the longest address that an article may state. */
const MAX_LENGTH = 2000;

/** Names of this machine or its own network, even where a resolver says otherwise (RFC 6761, 6762, 8375). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

/**
 * The address of a page of the public web, in its one spelling: host in small letters, international names as punycode
 * (so that a look-alike is seen), numbers of every base as a dotted IPv4 address, no fragment. What browsers would mend
 * in silence (line breaks, spaces, backslashes) is refused: who checked the address may have read it otherwise. Ports
 * other than the scheme's own are refused too: articles are on those, inner services on the others.
 * @throws FetchError `bad-url` or `address-not-public`
 */
export function readWebAddress(text: string): URL {
  if (text.length > MAX_LENGTH) {
    throw new FetchError('bad-url', `the address has ${text.length} characters; at most ${MAX_LENGTH} are expected`);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\s\u0000-\u001f\u007f\\]/.test(text)) {
    throw new FetchError('bad-url', 'the address has a space, a line break, a control character or a backslash in it');
  }
  if (!/^https?:\/\/[^/]/i.test(text)) throw new FetchError('bad-url', 'the address is not one of http or https');
  if (!URL.canParse(text)) throw new FetchError('bad-url', 'the address cannot be understood');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new FetchError('bad-url', 'the address holds a user name or a password');
  }
  if (url.port !== '') throw new FetchError('bad-url', `the address names port ${url.port}; none is expected`);
  url.hash = '';
  // The dot of the root changes nothing but the spelling.
  url.hostname = url.hostname.replace(/\.$/, '');
  checkHost(url.hostname);
  return url;
}

function checkHost(hostname: string): void {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0) {
    if (isPublicAddress(literal)) return;
    throw new FetchError('address-not-public', `${hostname} is not an address of the public internet`);
  }
  if (hostname.split('.').includes('')) throw new FetchError('bad-url', 'the host of the address is not a name');
  if (!hostname.includes('.') || LOCAL_NAME.test(hostname)) {
    throw new FetchError('address-not-public', `${hostname} is a name of a local network`);
  }
}
