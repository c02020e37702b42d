import { everyFunction } from './every-function.ts';
import { serve } from './serve.ts';

await serve('rowcall', everyFunction, import.meta.main);
