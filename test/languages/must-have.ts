/** The concepts of headers that every language names. */
export const concepts: readonly string[] = `
  name title company email phone url address city country date due created birthday amount price quantity currency
  percent discount probability stage status owner source note tags tax-id iban position channel messenger product sku
  barcode order customer deal task contact payment method delivery duration done id
  table.companies table.contacts table.deals table.tasks table.notes table.customers table.orders table.lines
  table.products table.payments table.staff
`
  .trim()
  .split(/\s+/u);

/** Europe, the former Soviet Union, and the largest countries elsewhere. */
export const countriesEverybodyKnows: readonly string[] = `
  AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU
  SE SI SK SM TR UA VA XK AM AZ GE KG KZ TJ TM UZ
  AE AF AO AR AU BD BO BR CA CD CI CL CM CN CO CU DO DZ EC EG ET GH GT HK HN HT ID IL IN IQ IR JO JP KE KH KP KR LB LK
  LY MA MG ML MM MX MY MZ NE NG NP NZ PE PH PK PS PY QA SA SD SG SN SO SS SV SY TH TN TW TZ UG US UY VE VN YE ZA ZM ZW
`
  .trim()
  .split(/\s+/u);

/** Currencies that a table of the region may hold. */
export const currenciesEverybodyKnows: readonly string[] =
  'USD EUR GBP UAH RUB BYN KZT PLN CZK GEL AMD AZN UZS KGS MDL TRY CHF CNY JPY ILS AED CAD AUD SEK NOK DKK HUF RON'.split(
    ' ',
  );
