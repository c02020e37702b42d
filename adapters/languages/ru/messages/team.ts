/** What is said of people, of stages and of whose a customer is. */
export const teamMessages: Readonly<Record<string, string>> = {
  'stage.stuck':
    'На этапе «{stage}» {atLeast, select, true {как минимум с} other {с}} {since}, а отведено {workdays, select, true {{limit, plural, one {# рабочий день} few {# рабочих дня} many {# рабочих дней} other {# рабочего дня}}} other {{limit, plural, one {# день} few {# дня} many {# дней} other {# дня}}}}',
  'stage.stuck.remedy': 'Продвиньте дальше или договоритесь о следующем шаге.',
};
