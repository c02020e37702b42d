import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { FileDesk } from '../adapters/actions/finding/duplicates-in-file.ts';
import type { Book } from '../adapters/stores/workbook/tab.ts';
import { RowcallError } from '../core/errors.ts';
import { duplicateThreads } from './duplicate-crew.ts';

/** Threads start while a file of so many bytes is still being read. */
const muchToDo = 4_000_000;

/** Lays out what looking through plain files needs, and no more: it must begin at once. */
export function layFileDesk(
  step: FileDesk['step'],
  hands = availableParallelism(),
  part: FileDesk['part'] = () => {},
): FileDesk & { end(): void } {
  const threads = duplicateThreads(hands);
  return {
    read: (file) => read(file, threads.start),
    isUtf8,
    openBook,
    crew: threads.crew,
    elapsed: () => performance.now(),
    step,
    part,
    end: threads.end,
  };
}

/** Most files are text: what reads workbooks is loaded when one is to be read. */
async function openBook(bytes: Uint8Array): Promise<Book> {
  const [{ openBook: open }, { nodePlatform }] = await Promise.all([
    import('../adapters/stores/workbook/book.ts'),
    import('../adapters/stores/workbook/file.ts'),
  ]);
  return await open({ bytes, title: '', ending: '.xlsx' }, nodePlatform, 'UTC');
}

async function read(file: string, expectMuch: () => void): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    const { size } = await handle.stat();
    if (size > muchToDo) expectMuch();
    // In memory that threads share, so that it need not be handed to each.
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    for (let at = 0, count = 1; at < size && count > 0; at += count)
      count = (await handle.read(bytes, at, size - at, at)).bytesRead;
    await handle.close();
    return bytes;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing) throw new RowcallError('book.not-found', `There is no file ${file}.`, { file }, { cause: error });
    throw new RowcallError('book.unreadable', `${file} cannot be read.`, { file }, { cause: error });
  }
}
