import { serve } from './serve.ts';

await serve({
  name: 'hook',
  load: async () => (await import('./hear-calls.ts')).hearCalls,
  isMain: import.meta.main,
});
