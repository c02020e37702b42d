/** Rests until it is woken or its time is over, whichever comes first. */
export interface Sleeper {
  /** Whoever is awake already does not fall asleep the next time. */
  wake(): void;
  /** `null`: until it is woken. */
  rest(seconds: number | null): Promise<void>;
}

export function newSleeper(): Sleeper {
  let awake = Promise.withResolvers<void>();
  return {
    wake: () => awake.resolve(),
    async rest(seconds) {
      const timer = seconds === null ? undefined : setTimeout(() => awake.resolve(), seconds * 1000);
      await awake.promise;
      awake = Promise.withResolvers();
      clearTimeout(timer);
    },
  };
}
