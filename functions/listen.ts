import { answer, type Handler, type Incoming } from './answer.ts';
import { receive } from './receive.ts';

// To import it looks at all that it offers, `WebSocket` among it, and so loads a client of HTTP that a server needs not.
const { createServer } = process.getBuiltinModule('node:http');

/** A server that is listening. */
export interface Listening {
  readonly port: number;
  /** Ends when every call that came has been answered. */
  close(): Promise<void>;
}

const seconds = 1000;
const patience = 500;

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/**
 * Serves one function where Node was started with it. The framework, which serves it as well, would take in a gigabyte
 * and unpack it before the function is asked, and takes a third of the time that a beginning may take; here a body is
 * taken in within limits, and nobody parses it.
 */
export async function listen(handle: Handler, port: number): Promise<Listening> {
  const server = createServer(async (request, response) => {
    if (!isReadable(request.url ?? '')) return answer(response, 404);
    const received = await receive(request);
    if ('refused' in received) {
      response.setHeader('connection', 'close');
      // What else the caller sends is thrown away, for a while: cut off at once, it would never read the answer.
      request.resume();
      response.once('finish', () => setTimeout(() => request.destroy(), patience).unref());
      answer(response, received.refused);
      return;
    }
    await handle(
      Object.assign<typeof request, Pick<Incoming, 'rawBody'>>(request, { rawBody: received.body }),
      response,
    );
  });
  server.headersTimeout = 10 * seconds;
  server.requestTimeout = 30 * seconds;
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, listening));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
