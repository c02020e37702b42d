import { describeLettingIn } from '../../contracts/letting-in.ts';
import { notionPlace } from './notion.ts';

describeLettingIn('a Notion', notionPlace);
