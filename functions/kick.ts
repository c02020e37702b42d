/** Makes work begin soon, without waiting for it. */
export interface Kick {
  /** Asks for the work to be done. Any number of kicks while it is being done make it be done once more. */
  (): void;
  /** Ends when nothing is left to be done. */
  idle(): Promise<void>;
}

/**
 * Kicks within one process: what was filed by a caller that has already answered is done right after, by whoever runs.
 * `failed` hears of work that threw; the next kick, or the scheduler, tries again.
 */
export function kickInProcess(work: () => Promise<unknown>, failed: (error: unknown) => void): Kick {
  let running: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      try {
        await work();
      } catch (error) {
        failed(error);
      }
    } while (again);
    running = null;
  }

  const kick = () => {
    if (running === null) running = run();
    else again = true;
  };
  return Object.assign(kick, {
    async idle() {
      while (running !== null) await running;
    },
  });
}
