/** What goes with a country: its main zone by the IANA list, its currency by ISO 4217. */
export interface Place {
  readonly country: string;
  readonly zone: string;
  readonly currency: string;
  /** The language of ours that people there are likeliest to write in. */
  readonly language: string;
}

const rows = `
UA Europe/Kyiv UAH uk
RU Europe/Moscow RUB ru
KZ Asia/Almaty KZT ru
BY Europe/Minsk BYN ru
UZ Asia/Tashkent UZS ru
KG Asia/Bishkek KGS ru
AM Asia/Yerevan AMD ru
AZ Asia/Baku AZN ru
GE Asia/Tbilisi GEL ru
MD Europe/Chisinau MDL ru
US America/New_York USD en
GB Europe/London GBP en
CA America/Toronto CAD en
AU Australia/Sydney AUD en
IE Europe/Dublin EUR en
PL Europe/Warsaw PLN en
DE Europe/Berlin EUR en
FR Europe/Paris EUR en
ES Europe/Madrid EUR en
IT Europe/Rome EUR en
NL Europe/Amsterdam EUR en
CZ Europe/Prague CZK en
SK Europe/Bratislava EUR en
RO Europe/Bucharest RON en
BG Europe/Sofia EUR en
LT Europe/Vilnius EUR en
LV Europe/Riga EUR en
EE Europe/Tallinn EUR en
TR Europe/Istanbul TRY en
IL Asia/Jerusalem ILS en
AE Asia/Dubai AED en
IN Asia/Kolkata INR en
`;

/** Countries whose teams are likely, in the order in which equals are preferred. */
export const places: readonly Place[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [country = '', zone = '', currency = '', language = ''] = row.split(' ');
    return { country, zone, currency, language };
  });
