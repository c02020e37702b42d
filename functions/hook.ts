import type { HttpFunction } from '@google-cloud/functions-framework';
import { serve } from './serve.ts';

export const hook: HttpFunction = await serve({
  name: 'hook',
  load: async () => (await import('./hear-calls.ts')).hearCalls,
  isMain: import.meta.main,
});
