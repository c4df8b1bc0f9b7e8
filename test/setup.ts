import { Socket } from 'node:net';
import fc from 'fast-check';

// One seed: what fails fails again, for everyone. Explore with FC_SEED=$RANDOM npm test.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261121) });

// The network is off in tests but for loopback: a connection elsewhere is a failure of the test that makes it.
const LOOPBACK = /^(?:127\.|::1$|localhost$|\[::1\]$)/;
const connect = Socket.prototype.connect;

Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]): Socket {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const target = typeof first === 'object' && first !== null ? (first as { host?: string; path?: string }) : {};
  const host = typeof args[1] === 'string' ? args[1] : (target.host ?? 'localhost');
  if (target.path === undefined && !LOOPBACK.test(host)) {
    this.destroy(new Error(`tests may not reach ${host}: only loopback is open`));
    return this;
  }
  return Reflect.apply(connect, this, args) as Socket;
} as typeof connect;
