import type { Code } from '../../../core/errors.ts';
import { RowcallError } from '../../../core/errors.ts';

const fault = (code: Code) => (message: string, options?: ErrorOptions) => new RowcallError(code, message, {}, options);

/** The file breaks the rules of its format. */
export const damaged = fault('book.damaged');
/** The file is built to exhaust or mislead its reader. */
export const hostile = fault('book.hostile');
export const tooLarge = fault('book.too-large');
export const encrypted = fault('book.encrypted');
export const oldFormat = fault('book.old-format');
/** Plain text, whatever its name says. */
export const isPlainText = fault('book.is-text');
/** A page of the web, as some programs export in place of a workbook. */
export const isWebPage = fault('book.is-page');
export const notAWorkbook = fault('book.not-a-workbook');
/** The file is sound, but written in a way that cannot be changed cell by cell. */
export const unwritable = fault('book.unwritable');
/** A signature covers what would change. */
export const signed = fault('book.signed');
/** The workbook asks not to be changed. */
export const shielded = fault('book.protected');
/** Something stands where new columns would go. */
export const noRoom = fault('book.no-room');
/** What was written did not read back as it was meant; nothing was replaced. */
export const unproven = fault('book.unproven');
