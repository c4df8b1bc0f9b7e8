import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const SELF = "'self'";
const NONE = "'none'";

/**
 * What a browser may do with a page: load what this server sends and nothing else, run no script and apply no style that
 * stands in a page, send forms nowhere else, be framed by nobody, tell no site where a link was followed from.
 */
export const protectiveHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: [NONE],
      scriptSrc: [SELF],
      styleSrc: [SELF],
      imgSrc: [SELF, 'data:'],
      connectSrc: [SELF],
      formAction: [SELF],
      baseUri: [NONE],
      frameAncestors: [NONE],
    },
    xFrameOptions: 'DENY',
    // Whether the name is to be reached by HTTPS alone is for who runs the proxy in front to say.
    strictTransportSecurity: false,
  });
