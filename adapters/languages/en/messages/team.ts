/** What is said of people, of stages and of whose a customer is. */
export const teamMessages: Readonly<Record<string, string>> = {
  'report.answer.hand-over': 'give them to {name}',
  'report.answer.handed-over': '{count, plural, one {# row is} other {# rows are}} with {name} now.',
  'report.question.hand-over':
    '{name} left on {date}, and {count, plural, one {# open row still names} other {# open rows still name}} them. To whom shall they be given?',
  'report.questions.hand-over': 'Rows of somebody who has left',
  'report.tell.rule':
    '{table}, {record}: {why}{advised, select, true {. {fix}} other {}}{isInstead, select, true { (instead of {instead})} other {}}',
  'report.tell.stage':
    '{table}, {record}: in “{stage}” {atLeast, select, true {at least } other {}}since {since}, longer than meant{isInstead, select, true { (instead of {instead})} other {}}',
  'stage.stuck':
    'In “{stage}” {atLeast, select, true {at least } other {}}since {since}; {workdays, select, true {{limit, plural, one {# workday is} other {# workdays are}}} other {{limit, plural, one {# day is} other {# days are}}}} meant for it',
  'stage.stuck.remedy': 'Move it on, or agree on the next step.',
  'staff.hours': 'Nobody can tell when this person works',
  'staff.hours.remedy':
    'Write it as 10-19, Mon-Thu 9:30-18 or 9-18 Europe/Warsaw; leave it empty for the hours of the team.',
  'staff.ring':
    '{isAlone, select, true {Nobody can be their own manager} other {These managers stand above one another in a ring: {names}}}',
  'staff.ring.remedy': 'Write who is really above; leave it empty for whoever is at the top.',
  'staff.still-named':
    '{name} left on {date}, and {count, plural, one {# open row still names} other {# open rows still name}} them',
  'staff.still-named.remedy': 'Give them to somebody else: rowcall questions shows how.',
  'territory.nobody':
    '{place} is looked after by {name}, {isGone, select, true {who has left} other {but nobody in {table} is called that}}',
  'territory.nobody.remedy': 'Write somebody here, and put the list of places right.',
  'territory.other': '{place} is looked after by {name}',
  'territory.other.remedy': 'Leave it if that is meant; else write “{suggestion}”.',
  'territory.owner': '{place} is looked after by {name}',
  'territory.owner.remedy': 'Write somebody else if that is not meant.',
};
