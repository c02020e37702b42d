import { serve } from './serve.ts';

await serve({
  name: 'rowcall',
  load: async () => (await import('./every-function.ts')).everyFunction,
  isMain: import.meta.main,
});
