import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, whoRuns } from './spreadsheet-options.ts';

/** Settings as they are to be. */
interface Changed {
  readonly file: string;
  readonly text: string;
  /** Whether versions of them are published. */
  readonly published: boolean;
}

/** Writes the file of the settings, and publishes it where that is how it counts; `note` says why. */
export async function changeSettings(
  { file, text, published }: Changed,
  book: string | undefined,
  options: BookOptions,
  note: string,
): Promise<void> {
  const { layDesk, writeText } = await import('../functions/compose.ts');
  await writeText(file, text, true);
  if (!published) return;
  const { perform, publish } = await import('../adapters/actions/index.ts');
  await perform(publish, layDesk(), { ...askedOf(book, options), person: whoRuns(), note, yes: true, examples: 0 });
}
