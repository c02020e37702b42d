import { newWorld, type World } from './world.ts';

export const address = 'https://rowcall.example.com/hook/sales';

/** A spreadsheet that Anna has connected; nothing of that is counted. */
export function connected(options: Parameters<typeof newWorld>[0] = {}, by = 'anna@example.com'): World {
  const world = newWorld(options);
  world.replies.push(address);
  world.open(by);
  world.choose('Set up', by);
  world.requests.length = 0;
  world.alerts.length = 0;
  world.runtime.clear();
  return world;
}
