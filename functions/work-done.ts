import type { Workspace } from './workspace.ts';

const longest = 20_000;

/** Ends when the work that was begun for these is done, or after twenty seconds. */
export async function workDone(working: readonly Pick<Workspace, 'kick'>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((late) => {
    timer = setTimeout(late, longest);
  });
  await Promise.race([Promise.all(working.map(({ kick }) => kick.idle())), over]);
  clearTimeout(timer);
}
