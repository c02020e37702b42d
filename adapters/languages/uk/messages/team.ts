/** What is said of people, of stages and of whose a customer is. */
export const teamMessages: Readonly<Record<string, string>> = {
  'report.answer.hand-over': 'передати: {name}',
  'report.answer.handed-over':
    'Передано: {count, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}}; тепер там {name}.',
  'report.question.hand-over':
    '{name} не працює тут із {date}, а у {count, plural, one {# відкритому рядку} few {# відкритих рядках} many {# відкритих рядках} other {# відкритого рядка}} це ім’я ще стоїть. Кому їх передати?',
  'report.questions.hand-over': 'Рядки тих, хто пішов',
  'report.tell.rule':
    '{table}, {record}: {why}{advised, select, true {. {fix}} other {}}{isInstead, select, true { (за: {instead})} other {}}',
  'report.tell.stage':
    '{table}, {record}: на етапі «{stage}» {atLeast, select, true {щонайменше з} other {з}} {since}, довше за відведене{isInstead, select, true { (за: {instead})} other {}}',
  'stage.stuck':
    'На етапі «{stage}» {atLeast, select, true {щонайменше з} other {з}} {since}, а відведено {workdays, select, true {{limit, plural, one {# робочий день} few {# робочі дні} many {# робочих днів} other {# робочого дня}}} other {{limit, plural, one {# день} few {# дні} many {# днів} other {# дня}}}}',
  'stage.stuck.remedy': 'Просуньте далі або домовтеся про наступний крок.',
  'staff.hours': 'Незрозуміло, коли ця людина працює',
  'staff.hours.remedy': 'Напишіть так: 10-19, пн-чт 9:30-18 або 9-18 Europe/Warsaw; порожня клітинка — години команди.',
  'staff.ring':
    '{isAlone, select, true {Не можна бути керівником самому собі} other {Керівники стоять один над одним по колу: {names}}}',
  'staff.ring.remedy': 'Напишіть, хто керує насправді; у найголовнішого лишіть клітинку порожньою.',
  'staff.still-named':
    '{name} не працює тут із {date}, а у {count, plural, one {# відкритому рядку} few {# відкритих рядках} many {# відкритих рядках} other {# відкритого рядка}} це ім’я ще стоїть',
  'staff.still-named.remedy': 'Передайте їх комусь іншому: як — покаже rowcall questions.',
  'territory.nobody':
    'Тут ({place}) відповідає {name}, {isGone, select, true {але ця людина більше не працює} other {але на аркуші «{table}» такої людини немає}}',
  'territory.nobody.remedy': 'Впишіть сюди когось іншого й виправте список місць.',
  'territory.other': 'Тут ({place}) відповідає {name}',
  'territory.other.remedy': 'Лишіть, якщо так і задумано; інакше напишіть «{suggestion}».',
  'territory.owner': 'Тут ({place}) відповідає {name}',
  'territory.owner.remedy': 'Якщо це не так, напишіть когось іншого.',
};
