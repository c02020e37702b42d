/** What is said of people, of stages and of whose a customer is. */
export const teamMessages: Readonly<Record<string, string>> = {
  'stage.stuck':
    'In “{stage}” {atLeast, select, true {at least } other {}}since {since}; {workdays, select, true {{limit, plural, one {# workday is} other {# workdays are}}} other {{limit, plural, one {# day is} other {# days are}}}} meant for it',
  'stage.stuck.remedy': 'Move it on, or agree on the next step.',
};
