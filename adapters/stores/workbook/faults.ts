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
export const notAWorkbook = fault('book.not-a-workbook');
