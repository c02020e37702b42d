import { console } from './console/index.ts';
import { file } from './file/index.ts';
import { memory } from './memory/index.ts';

/** Every way of sending that the settings may name. */
export const senderKinds = [console, file, memory] as const;

/** The one way of sending there is where the settings name none. */
export const usualSender = console;
