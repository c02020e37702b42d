/** Что читают те, кто по ссылке делает что-то в строке от своего имени. */
export const signingMessages: Readonly<Record<string, string>> = {
  'report.sign.code':
    'Ваш код: {code}. Он для «{choice}» в таблице {table} и действует полчаса. Если вы его не просили, ничего не делайте.',
  'report.sign.does.accept':
    '{count, plural, one {Будет записана # ячейка} few {Будут записаны # ячейки} many {Будет записано # ячеек} other {Будут записаны # ячейки}}:',
  'report.sign.does.apart':
    'Навсегда запоминается, что это не {count, plural, one {та же строка} few {те # строки} many {те # строк} other {те # строки}}:',
  'report.sign.does.decline':
    '{count, plural, one {Отклоняется # предложение} few {Отклоняются # предложения} many {Отклоняется # предложений} other {Отклоняются # предложения}}, и больше об этом не спрашивают:',
  'report.sign.does.join':
    '{count, plural, one {Эта строка и вот эта станут одной} few {Эта строка и одна из этих # станут одной} many {Эта строка и одна из этих # станут одной} other {Эта строка и одна из этих # станут одной}}:',
  'report.sign.does.other': 'В этой строке будет сделано: «{choice}».',
  'report.sign.does.part': 'Объединённые строки снова станут отдельными.',
  'report.sign.does.undo':
    '{count, plural, one {В # ячейке} few {В # ячейках} many {В # ячейках} other {В # ячейки}} снова будет то, что было:',
  'report.sign.ready': 'То, для чего в строках нужно имя, решают на {address}',
  'sign.no-staff': 'В строках спрашивают имя, а в настройках не назван список сотрудников с почтой',
  'sign.no-staff.remedy': 'Назовите его в разделе staff вместе с email или укажите людей в actions по почте.',
  'sign.no-way': 'В строках спрашивают имя, а назваться негде',
  'sign.no-way.remedy':
    'Задайте GOOGLE_CLIENT_ID и GOOGLE_CLIENT_SECRET там, где работает Rowcall, или назовите способ отправки, доходящий до одного человека.',
  'sign.nowhere': 'В строках спрашивают имя, а вести туда, где его называют, некуда',
  'sign.nowhere.remedy':
    'Задайте ROWCALL_URL там, где работает Rowcall: адрес его функций. До тех пор строки отвечают командой.',
  'sign.unknown': 'По настройкам в строках решают {names}, а среди сотрудников таких нет',
  'sign.unknown.remedy': 'Напишите их так, как в списке сотрудников, или по почте.',
  'ui.sign.as': 'Вы — {email}.',
  'ui.sign.busy.text': 'Слишком много попыток. Подождите несколько минут и откройте ссылку снова.',
  'ui.sign.busy.title': 'Не так быстро',
  'ui.sign.code.enter': 'Продолжить',
  'ui.sign.code.label': 'Код из сообщения',
  'ui.sign.code.send': 'Прислать код',
  'ui.sign.code.sent': 'Если {email} вправе это решать, на этот адрес отправлен код. Он действует полчаса.',
  'ui.sign.code.wrong': 'Код не тот. Посмотрите ещё раз.',
  'ui.sign.confirm': '{choice}',
  'ui.sign.done.text': 'Ответ стоит в строке, а в истории — ваше имя. Страницу можно закрыть.',
  'ui.sign.done.title': 'Готово',
  'ui.sign.email.label': 'Ваша почта, как в списке сотрудников',
  'ui.sign.failed.text': 'Ничего не изменено. Попробуйте ещё раз через минуту.',
  'ui.sign.failed.title': 'Не получилось',
  'ui.sign.google': 'Войти через Google',
  'ui.sign.google.failed': 'Google не сказал, кто вы. Попробуйте ещё раз.',
  'ui.sign.google.unsure':
    'Google не ручается за этот адрес. Войдите с адресом Gmail или с рабочим, если ваша компания пользуется Google.',
  'ui.sign.late.text': 'Ничего не изменено. Посмотрите на строку и выберите снова.',
  'ui.sign.late.title': 'Строку тем временем изменили',
  'ui.sign.leave': 'Это не я',
  'ui.sign.nothing': '(пусто)',
  'ui.sign.old.text': 'Ссылка действует один раз и полчаса. Выберите в строке снова — придёт новая.',
  'ui.sign.old.title': 'Эта ссылка больше никуда не ведёт',
  'ui.sign.other.text': 'Ничего не изменено. Это решает кто-то другой, или у вас для этого другой адрес.',
  'ui.sign.other.title': 'Это решаете не вы',
  'ui.sign.paused.text': 'Ничего не изменено. Попробуйте, когда паузу снимут.',
  'ui.sign.paused.title': 'Rowcall на паузе',
  'ui.sign.ready.title': '{choice}?',
  'ui.sign.row': '{table}: {label}',
  'ui.sign.who.text':
    'В строке таблицы {table} выбрали «{choice}». Это считается только от имени того, кто вправе решать.',
  'ui.sign.who.title': 'Кто вы?',
  'ui.sign.watched.text': 'Ничего не изменено. В этой таблице он ничего не делает, пока ему не разрешат.',
  'ui.sign.watched.title': 'Здесь Rowcall только смотрит',
  'ui.sign.working.text': 'Запомнено; Rowcall сделает это, как только дойдёт очередь. Страницу можно закрыть.',
  'ui.sign.working.title': 'Принято к исполнению',
};
