import type { IncomingMessage, ServerResponse } from 'node:http';

/** What is said to whoever called: always the same for the same status, so that it tells nothing. */
const said = {
  200: { is: 'heard' },
  401: { is: 'unknown', help: 'The call is not proven to come from a spreadsheet that is served here.' },
  403: { is: 'refused', help: 'Name the key of this function in the header Authorization: Bearer KEY.' },
  404: { is: 'nothing', help: 'Nothing is served under this address.' },
  405: { is: 'refused', help: 'Call it by POST.' },
  408: { is: 'refused', help: 'The call took too long.' },
  413: { is: 'refused', help: 'The call is too long.' },
  415: { is: 'refused', help: 'The call must not be packed.' },
  500: { is: 'failed', help: 'Look into the log of this function.' },
  503: { is: 'busy', help: 'Call again in a minute.' },
} as const;

export type Status = keyof typeof said;

/** A call with its body as it was sent, byte for byte. */
export type Incoming = IncomingMessage & { readonly rawBody?: Buffer };

/** An HTTP function as the framework takes it, that asks for no more of a call than Node itself tells. */
export type Handler = (request: Incoming, response: ServerResponse) => Promise<void>;

/** Answers a call; `body`, as JSON, in the place of what is usually said. */
export function answer(response: ServerResponse, status: Status, body?: string): void {
  if (response.headersSent) return;
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  response.writeHead(status, headers).end(body ?? JSON.stringify(said[status]));
}

/** A function that answers whatever happens. */
export function answering(handle: Handler, failed: (error: unknown) => void): Handler {
  return async (request, response) => {
    try {
      await handle(request, response);
    } catch (error) {
      failed(error);
      answer(response, 500);
    }
  };
}
