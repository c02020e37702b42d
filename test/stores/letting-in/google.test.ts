import { describeLettingIn } from '../../contracts/letting-in.ts';
import { googlePlace } from './google.ts';

describeLettingIn('a Google spreadsheet', googlePlace);
