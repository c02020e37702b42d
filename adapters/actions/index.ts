import type { Action } from './calling/action.ts';
import { check } from './check.ts';
import { checkSettings } from './check-settings.ts';
import { explain } from './explain.ts';
import { init } from './init.ts';
import { overview } from './overview.ts';

export { perform } from './calling/action.ts';
export { settingsName } from './examining/open-book.ts';
export { check, checkSettings, explain, init, overview };

/** Everything that can be asked or done. */
export const actions: readonly Action[] = [check, checkSettings, explain, init, overview];
