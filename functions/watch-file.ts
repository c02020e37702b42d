import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** `saved`: other content stands there · `gone`: no file stands there any more. */
export type FileNews = 'saved' | 'gone';

export interface FileWatch {
  close(): void;
}

/** A save comes as several events, and the file is rarely whole at the first. */
const settleAfter = 150;
const pollEvery = 1000;
/** Programs that save by renaming leave no file for a moment: it is gone only when it stays away. */
const goneAfter = 3000;

/**
 * Tells of every save of a file, however the program saves it: in place, or by putting a new file under the old name.
 * Watches the folder and looks at the file itself now and then, since some folders (networks, clouds) tell nothing.
 * Lock files beside it are nobody's business. Each save is told once, when the file has come to rest.
 */
export function watchFile(file: string, tell: (news: FileNews) => void): FileWatch {
  let known: string | null | undefined;
  let before: string | null | undefined;
  let missingSince: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const again = (after: number) => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(look, after);
  };

  async function look(): Promise<void> {
    const seen = await printOf(file);
    if (closed) return;
    if (known === undefined) known = seen;
    missingSince = seen === null ? (missingSince ?? Date.now()) : null;
    const rests = seen === before;
    before = seen;
    const isGone = missingSince !== null && Date.now() - missingSince >= goneAfter;
    if (seen === known) return again(pollEvery);
    if (!rests || (seen === null && !isGone)) return again(settleAfter);
    known = seen;
    again(pollEvery);
    tell(seen === null ? 'gone' : 'saved');
  }

  const folder = watchFolder(dirname(resolve(file)), () => again(settleAfter));
  void look();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      folder?.close();
    },
  };
}

/** What tells one version of a file from another; `null` where there is none. */
async function printOf(file: string): Promise<string | null> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs}/${size}/${ino}`;
  } catch {
    return null;
  }
}

/** Where a folder cannot be watched, looking now and then is all there is. */
function watchFolder(folder: string, changed: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, changed);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
