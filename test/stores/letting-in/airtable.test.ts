import { describeLettingIn } from '../../contracts/letting-in.ts';
import { airtablePlace } from './airtable.ts';

describeLettingIn('a base of Airtable', airtablePlace);
