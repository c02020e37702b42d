import type { HttpFunction } from '@google-cloud/functions-framework';
import { serve } from './serve.ts';

export const tick: HttpFunction = await serve({
  name: 'tick',
  load: async () => (await import('./run-tick.ts')).runTick,
  isMain: import.meta.main,
});
