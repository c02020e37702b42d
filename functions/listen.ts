import type { IncomingMessage, RequestListener } from 'node:http';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { answer } from './answer.ts';
import { receive } from './receive.ts';

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
 * Serves a function of the framework, which by itself would take in a gigabyte and unpack it before the function is
 * asked: here a body is taken in first, within limits, and nobody parses it.
 */
export async function listen(name: string, port: number): Promise<Listening> {
  const server = getTestServer(name);
  const [app, ...others] = server.listeners('request');
  if (app === undefined || others.length > 0) throw new Error('The framework serves in another way than it did');
  server.removeAllListeners('request');
  server.on('request', async (request: IncomingMessage & { rawBody?: Buffer }, response) => {
    // The framework would answer with a page that tells where its files are.
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
    request.rawBody = received.body;
    (app as RequestListener)(request, response);
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
