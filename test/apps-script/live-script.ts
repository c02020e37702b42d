import { Worker } from 'node:worker_threads';

/** Which spreadsheet the script is in, who works there, and where Rowcall answers. */
export interface Given {
  readonly id: string;
  readonly locale: string;
  readonly zone: string;
  readonly url: string;
  /** Tokens that Google has signed for each person; the first one has connected the spreadsheet. */
  readonly tokens: Readonly<Record<string, { readonly named: string; readonly nameless: string }>>;
}

interface Rows {
  readonly tab: number;
  readonly first: number;
  readonly last: number;
}

/** What somebody does there; `replies` are typed into prompts, or name buttons. */
export type ToDo =
  | {
      readonly is: 'choose';
      readonly item: string;
      readonly user: string;
      readonly chosen?: Rows;
      readonly replies?: readonly string[];
    }
  | { readonly is: 'edit'; readonly rows: Rows };

/** What people were shown, and how long the script has taken by its own clock. */
export interface Done {
  readonly alerts: readonly string[];
  readonly toasts: readonly string[];
  readonly milliseconds: number;
  readonly failures: readonly string[];
}

/** What goes from the thread of the script to the world. */
export type Wire =
  | { readonly is: 'ready' }
  | {
      readonly is: 'call';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly payload: string;
    }
  | { readonly is: 'done'; readonly done: Done };

/** The script in a spreadsheet, whose calls go over the network to the function itself. */
export interface LiveScript {
  does(todo: ToDo): Promise<Done>;
  close(): Promise<void>;
}

const longestAnswer = 1024 * 1024;

/** Puts the script into a spreadsheet. It stands still while it waits for an answer, and nothing else does. */
export async function liveScript(given: Given): Promise<LiveScript> {
  const wire = new SharedArrayBuffer(8 + longestAnswer);
  const [state, text] = [new Int32Array(wire, 0, 2), new Uint8Array(wire, 8)];
  const worker = new Worker(new URL('./live-world.ts', import.meta.url), { workerData: { ...given, wire } });

  function answered(code: number, body: string): void {
    const bytes = Buffer.from(JSON.stringify({ code, body }), 'utf8');
    text.set(bytes);
    state[1] = bytes.length;
    Atomics.store(state, 0, 1);
    Atomics.notify(state, 0);
  }

  async function carry({ url, headers, payload }: Extract<Wire, { readonly is: 'call' }>): Promise<void> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: payload,
      });
      answered(response.status, await response.text());
    } catch {
      answered(0, '');
    }
  }

  const said = async (is: 'ready' | 'done') =>
    await new Promise<Wire>((heard, failed) => {
      const listen = (one: Wire) => {
        if (one.is === 'call') return void carry(one);
        if (one.is !== is) return;
        worker.off('message', listen).off('error', failed);
        heard(one);
      };
      worker.on('message', listen).once('error', failed);
    });

  await said('ready');
  return {
    async does(todo) {
      const doing = said('done');
      worker.postMessage(todo);
      const done = await doing;
      if (done.is !== 'done') throw new Error('The script says something else');
      return done.done;
    },
    async close() {
      await worker.terminate();
    },
  };
}
