/**
 * What a browser may do with a page: load nothing from elsewhere, run no script and apply no style inside a page, send
 * forms nowhere else, show it in no frame, and send no referrer.
 */
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const SELF = "'self'";
const NONE = "'none'";

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
    // Whoever runs the proxy in front decides whether its name needs HTTPS.
    strictTransportSecurity: false,
  });
