import type { Diagnosis } from '../../../core/diagnosis.ts';
import type { Memo, StoreSetting } from '../../../core/store.ts';
import type { Spreadsheet } from './spreadsheet.ts';

/** Where the keys of a spreadsheet are kept on this computer. */
export interface KeysFile {
  readonly file: string;
  /** Whether nobody else on this computer may read it. */
  readonly isPrivate: boolean;
}

/** The way to a spreadsheet: its keys, its vendor, and the clock there. */
export interface Reach {
  /**
   * Looks whether all is well on the way to a spreadsheet, and in it; `keys` come before what the surroundings say. A kind
   * that knows no way has nothing to say. Throws nothing for what it finds.
   */
  diagnose(
    book: Spreadsheet,
    setting: Pick<StoreSetting, 'tables' | 'zone'>,
    memo: Memo | null,
    keys?: Readonly<Record<string, string>>,
  ): Promise<readonly Diagnosis[]>;
  /** By how many seconds the clock here is ahead of the vendor's; `null`: there is none, or it does not answer. */
  ahead(book: Spreadsheet): Promise<number | null>;
  /** The file of keys beside the settings; `null`: there is none. */
  keysBeside(settings: string): KeysFile | null;
}
