import { describeLettingIn } from '../../contracts/letting-in.ts';
import { workbookPlace } from './workbook.ts';

describeLettingIn('a workbook', workbookPlace);
