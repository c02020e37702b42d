import { resolve } from 'node:path';
import { RowcallError } from '../../../core/errors.ts';
import { recordKey } from '../../../core/record.ts';
import type { Outcome, Store, StoreSetting } from '../../../core/store.ts';
import { nodePlatform, readBookFile } from './file.ts';
import { describeWorkbook, readWorkbook } from './read-workbook.ts';

/** What the settings say of a workbook. */
export interface WorkbookOptions {
  readonly file: string;
}

/**
 * A workbook or CSV file as a store. The file is read anew by every call, so that what people saved meanwhile counts.
 * It is looked at only: nothing is ever written.
 */
export function workbookStore(options: WorkbookOptions, setting: StoreSetting): Store {
  const path = resolve(setting.folder, options.file);
  const reading = { tables: setting.tables, zone: setting.zone, platform: nodePlatform };

  return {
    capabilities: { ids: 'ours', guard: { rowcall: 'none', shared: 'none', people: 'none' }, batch: 10_000 },

    async describe(sample = 0) {
      return describeWorkbook(await readBookFile(path), reading, sample);
    },

    async setUp() {
      throw new RowcallError('store.read-only', 'No columns can be added here.');
    },

    async read(asked) {
      const file = await readBookFile(path);
      const read = await readWorkbook(file, reading, asked);
      const { size, hash } = file;
      return {
        tables: new Map([...read].map(([key, table]) => [key, table.snapshot])),
        memo: Object.fromEntries([...read].map(([key, { where }]) => [key, JSON.stringify({ size, hash, ...where })])),
      };
    },

    async write(part, memo) {
      const refused: Outcome = { is: 'refused', why: 'store.read-only' };
      const keys = [
        ...part.patches.map((patch) => recordKey(patch.table, patch.id)),
        ...part.creates.map((create) => create.key),
      ];
      return { outcomes: new Map(keys.map((key) => [key, refused])), memo };
    },

    async close() {},
  };
}
