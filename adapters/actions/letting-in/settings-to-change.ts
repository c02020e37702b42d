import { RowcallError } from '../../../core/errors.ts';
import type { Desk } from '../calling/desk.ts';
import { newestPublished } from '../examining/newest-published.ts';
import type { Asked } from '../examining/open-book.ts';
import { openSettings, readDraft, whereabouts } from '../examining/open-book.ts';
import { plainText } from '../publishing/version.ts';

/** Settings of which one word is to be changed. */
export interface SettingsToChange {
  readonly file: string;
  readonly text: string;
  /** Whether versions of them are published: then the changed text counts only once it is. */
  readonly published: boolean;
}

/**
 * Reads the settings as they stand in their file. Throws `request.invalid` where the file holds other changes that are not
 * published: they would count together with that word, and nobody has looked at them.
 */
export async function settingsToChange(desk: Desk, asked: Asked): Promise<SettingsToChange> {
  const { file, text } = await readDraft(desk, asked);
  const newest = await newestPublished(desk, whereabouts(desk, asked, await openSettings(desk, asked)));
  if (newest !== null && newest.text !== plainText(text))
    throw new RowcallError(
      'request.invalid',
      `${file} holds changes that are not published. Publish them first, or take them back: rowcall publish`,
      { file },
    );
  return { file, text, published: newest !== null };
}
