import { Worker } from 'node:worker_threads';
import type { Seeds } from './seeds.ts';
import type { Tally } from './tally.ts';

/** Threads that run seeds, each a row at a time. */
export interface Crowd {
  run(seeds: Seeds): Promise<Tally>;
  close(): Promise<void>;
}

/** Starts so many threads; rows that are asked for while all are at work wait for the first that is free. */
export function openCrowd(size: number): Crowd {
  const threads = Array.from({ length: size }, () => new Worker(new URL('./worker.ts', import.meta.url)));
  const free = [...threads];
  const waiting: ((thread: Worker) => void)[] = [];
  const take = () =>
    new Promise<Worker>((resolve) => {
      const thread = free.pop();
      if (thread === undefined) waiting.push(resolve);
      else resolve(thread);
    });
  const give = (thread: Worker) => {
    const next = waiting.shift();
    if (next === undefined) free.push(thread);
    else next(thread);
  };
  return {
    async run(seeds) {
      const thread = await take();
      try {
        return await new Promise<Tally>((resolve, reject) => {
          thread.once('message', (tally: Tally) => {
            thread.off('error', reject);
            resolve(tally);
          });
          thread.once('error', reject);
          thread.postMessage(seeds);
        });
      } finally {
        give(thread);
      }
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

/** A row of seeds cut into pieces, so that threads come to their ends together. */
export function pieces(seeds: Seeds, size: number): Seeds[] {
  const cut: Seeds[] = [];
  for (let done = 0; done < seeds.count; done += size)
    cut.push({ ...seeds, from: seeds.from + done, count: Math.min(size, seeds.count - done) });
  return cut;
}
