import { RowcallError } from '../../../core/errors.ts';
import type { Patch } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Outcome } from '../../../core/store.ts';
import type { NotionPage } from '../../vendors/notion.ts';
import type { TableWrites } from '../binding/table-writes.ts';
import type { Bound } from './bind.ts';
import { knownPages, writeNew } from './make-page.ts';
import { writePatch } from './write-page.ts';
import { missing, refused, type Writer, type Written } from './writer.ts';

/** What became of each record, and the pages as they stand now. */
export interface WrittenTable {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly pages: readonly NotionPage[];
}

/**
 * Writes records of one table, each whole or not at all: a page is looked at right before, and what it holds right after
 * is in the answer. What was not begun when the time was over counts as met by somebody else, and is looked at again.
 * Throws `vendor.…` only where nothing has been written yet.
 */
export async function writeTable(writer: Writer, bound: Bound, writes: TableWrites): Promise<WrittenTable> {
  const outcomes = new Map<string, Outcome>();
  const pages: NotionPage[] = [];
  const take = async (key: string, write: () => Promise<Written>, later: Outcome) => {
    const { outcome, page } = await attempt(writer, write, later);
    outcomes.set(key, outcome);
    writer.progress.hasWritten ||= page !== undefined || outcome.is === 'unknown';
    if (page === undefined) return;
    pages.push(page);
  };

  for (const patch of writes.patches)
    await take(recordKey(patch.table, patch.id), () => writePatch(writer, bound, patch), notBegun(patch));
  if (writes.creates.length > 0) {
    const known = await knownPages(writer, bound, writes.creates);
    for (const record of writes.creates)
      await take(
        record.key,
        async () => (known === null ? missing : await writeNew(writer, bound, record, known)),
        missing.outcome,
      );
  }
  return { outcomes, pages };
}

async function attempt(writer: Writer, write: () => Promise<Written>, later: Outcome): Promise<Written> {
  if (writer.left() <= 0) return { outcome: later };
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof RowcallError)) return { outcome: { is: 'unknown' } };
    if (error.code === 'vendor.refused') return refused('cell.unwritable');
    if (error.code === 'vendor.not-found') return missing;
    if (!writer.progress.hasWritten) throw error;
    return error.code === 'vendor.auth' ? refused('store.read-only') : { outcome: later };
  }
}

/** Nobody has changed anything; what a person asked for must not be told to have met somebody. */
function notBegun({ because, expect }: Patch): Outcome {
  const isAsked = Object.values(because).some(({ rule }) => rule === 'request');
  return isAsked ? missing.outcome : { is: 'conflict', now: expect };
}
