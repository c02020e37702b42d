import type { HttpFunction } from '@google-cloud/functions-framework';
import { serve } from './serve.ts';

export const rowcall: HttpFunction = await serve({
  name: 'rowcall',
  load: async () => (await import('./every-function.ts')).everyFunction,
  isMain: import.meta.main,
});
