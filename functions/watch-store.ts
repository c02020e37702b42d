import { RowcallError } from '../core/errors.ts';

/** How a spreadsheet that is no file is watched. */
export interface Asking {
  /** Whether anybody may have touched it, by one light call. */
  touched(): Promise<boolean>;
  /** Seconds from one answer to the next call. */
  readonly every: number;
}

export interface StoreWatch {
  close(): void;
}

/** However long it fails, so many seconds later it is tried again. */
const longest = 300;

/**
 * Tells whenever somebody may have touched a spreadsheet. The next call begins after the last has been answered, never to
 * make up for one that was missed; while calls fail they come ever more seldom, and not before the other side wants them.
 * `failed` hears of each failure.
 */
export function watchStore({ touched, every }: Asking, tell: () => void, failed: (error: unknown) => void): StoreWatch {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let failures = 0;

  const again = (seconds: number) => {
    if (!closed) timer = setTimeout(ask, seconds * 1000);
  };

  async function ask(): Promise<void> {
    try {
      const isTouched = await touched();
      failures = 0;
      if (isTouched && !closed) tell();
      again(every);
    } catch (error) {
      if (!closed) failed(error);
      again(afterFailure(error, every, failures++));
    }
  }

  again(every);
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** Seconds to wait after a failure that so many came before, without a success between. */
export function afterFailure(error: unknown, every: number, before: number): number {
  const wanted = error instanceof RowcallError ? Number(error.details['retryAfter'] ?? 0) : 0;
  return Math.max(every, wanted, Math.min(longest, every * 2 ** (before + 1)));
}
