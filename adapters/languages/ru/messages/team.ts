/** What is said of people, of stages and of whose a customer is. */
export const teamMessages: Readonly<Record<string, string>> = {
  'report.answer.hand-over': 'передать: {name}',
  'report.answer.handed-over':
    'Передано: {count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}; теперь там {name}.',
  'report.question.hand-over':
    '{name} не работает здесь с {date}, а в {count, plural, one {# открытой строке} few {# открытых строках} many {# открытых строках} other {# открытой строки}} это имя ещё стоит. Кому их передать?',
  'report.questions.hand-over': 'Строки тех, кто ушёл',
  'report.tell.rule':
    '{table}, {record}: {why}{advised, select, true {. {fix}} other {}}{isInstead, select, true { (за: {instead})} other {}}',
  'report.tell.stage':
    '{table}, {record}: на этапе «{stage}» {atLeast, select, true {как минимум с} other {с}} {since}, дольше отведённого{isInstead, select, true { (за: {instead})} other {}}',
  'stage.stuck':
    'На этапе «{stage}» {atLeast, select, true {как минимум с} other {с}} {since}, а отведено {workdays, select, true {{limit, plural, one {# рабочий день} few {# рабочих дня} many {# рабочих дней} other {# рабочего дня}}} other {{limit, plural, one {# день} few {# дня} many {# дней} other {# дня}}}}',
  'stage.stuck.remedy': 'Продвиньте дальше или договоритесь о следующем шаге.',
  'staff.hours': 'Непонятно, когда этот человек работает',
  'staff.hours.remedy': 'Напишите так: 10-19, пн-чт 9:30-18 или 9-18 Europe/Warsaw; пустая ячейка — часы команды.',
  'staff.ring':
    '{isAlone, select, true {Нельзя быть руководителем самому себе} other {Руководители стоят друг над другом по кругу: {names}}}',
  'staff.ring.remedy': 'Напишите, кто руководит на самом деле; у самого главного оставьте ячейку пустой.',
  'staff.still-named':
    '{name} не работает здесь с {date}, а в {count, plural, one {# открытой строке} few {# открытых строках} many {# открытых строках} other {# открытой строки}} это имя ещё стоит',
  'staff.still-named.remedy': 'Передайте их другому: как — покажет rowcall questions.',
  'territory.nobody':
    'Здесь ({place}) отвечает {name}, {isGone, select, true {но этот человек больше не работает} other {но на листе «{table}» такого человека нет}}',
  'territory.nobody.remedy': 'Впишите сюда другого и поправьте список мест.',
  'territory.other': 'Здесь ({place}) отвечает {name}',
  'territory.other.remedy': 'Оставьте, если так и задумано; иначе напишите «{suggestion}».',
  'territory.owner': 'Здесь ({place}) отвечает {name}',
  'territory.owner.remedy': 'Если это не так, напишите другого.',
};
