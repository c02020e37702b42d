import type { HttpFunction } from '@google-cloud/functions-framework';
import { serve } from './serve.ts';

export const health: HttpFunction = await serve({
  name: 'health',
  load: async () => (await import('./tell-health.ts')).tellHealth,
  isMain: import.meta.main,
});
