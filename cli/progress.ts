/** What a long action is doing, on one line of a terminal that is wiped afterwards; silent where nobody sits. */
export interface Progress {
  say(what: string): void;
  /** Wipes the line. Harmless when nothing was said. */
  end(): void;
}

/** Says nothing, as where a program listens. */
export const silence: Progress = { say: () => {}, end: () => {} };
const patience = 300;
const wipe = '\r\u001b[K';

/** Says nothing of work that is done before anybody wonders. */
export function showProgress(): Progress {
  const { stderr } = process;
  if (!stderr.isTTY) return silence;
  const began = performance.now();
  let waiting: NodeJS.Timeout | undefined;
  let shown = false;
  const show = (what: string) => {
    stderr.write(`${wipe}${what}`);
    shown = true;
  };
  return {
    say(what) {
      clearTimeout(waiting);
      const left = patience - (performance.now() - began);
      if (left <= 0) show(what);
      else waiting = setTimeout(show, left, what);
    },
    end() {
      clearTimeout(waiting);
      if (shown) stderr.write(wipe);
      shown = false;
    },
  };
}
