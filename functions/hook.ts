import { hearCalls } from './hear-calls.ts';
import { serve } from './serve.ts';

await serve('hook', hearCalls, import.meta.main);
