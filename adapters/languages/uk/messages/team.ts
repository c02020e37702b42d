/** What is said of people, of stages and of whose a customer is. */
export const teamMessages: Readonly<Record<string, string>> = {
  'stage.stuck':
    'На етапі «{stage}» {atLeast, select, true {щонайменше з} other {з}} {since}, а відведено {workdays, select, true {{limit, plural, one {# робочий день} few {# робочі дні} many {# робочих днів} other {# робочого дня}}} other {{limit, plural, one {# день} few {# дні} many {# днів} other {# дня}}}}',
  'stage.stuck.remedy': 'Просуньте далі або домовтеся про наступний крок.',
};
