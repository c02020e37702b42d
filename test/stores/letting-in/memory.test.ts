import { describeLettingIn } from '../../contracts/letting-in.ts';
import { memoryPlace } from './memory.ts';

describeLettingIn('a spreadsheet in memory', memoryPlace);
