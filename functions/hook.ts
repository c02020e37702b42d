import type { HttpFunction } from '@google-cloud/functions-framework';
import { serve } from './serve.ts';

export const hook: HttpFunction = await serve({
  name: 'hook',
  load: async () => {
    const [{ hearCalls }, { withSigning }] = await Promise.all([
      import('./hear-calls.ts'),
      import('./signing-door.ts'),
    ]);
    return withSigning(hearCalls);
  },
  isMain: import.meta.main,
});
