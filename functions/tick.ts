import { serve } from './serve.ts';

await serve({
  name: 'tick',
  load: async () => (await import('./run-tick.ts')).runTick,
  isMain: import.meta.main,
});
