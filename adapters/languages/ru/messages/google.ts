/** What is said of a Google spreadsheet and of the way to it. */
export const googleMessages: Readonly<Record<string, string>> = {
  'google.busy':
    'Google не принимает вызовы: подождать {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}',
  'google.busy.remedy': 'Ничего не потеряно: Rowcall подождёт и продолжит сам.',
  'report.google.editor': 'Rowcall может изменять «{title}»',
  'google.in-bin': '«{title}» лежит в корзине Google Диска',
  'google.in-bin.remedy': 'Верните её из корзины или укажите в настройках ссылку на другую таблицу.',
  'google.key': 'Google не принимает ключ, который дали Rowcall',
  'google.key.remedy':
    'Создайте в Google Cloud новый ключ сервисного аккаунта и запишите его в GOOGLE_SERVICE_ACCOUNT.',
  'google.no-ids': 'На листе «{title}» нет столбца «_id», поэтому туда ничего нельзя записать',
  'google.no-ids.remedy': 'Следующий запуск rowcall apply добавит его скрытым. Не меняйте то, что в нём записано.',
  'google.not-shared': 'Таблица не открыта для {robot}',
  'google.not-shared.remedy':
    'Откройте её в Google Таблицах, нажмите «Настройки доступа» и добавьте этот адрес: читателем, чтобы смотреть, редактором, чтобы записывать.',
  'google.not-told': 'Никто не сообщает Rowcall об изменениях',
  'google.not-told.remedy':
    'Rowcall время от времени спрашивает сам. Чтобы узнавать за секунды, добавьте в таблицу скрипт.',
  'google.off': 'Для этого ключа не включены Google Sheets или Google Drive',
  'google.off.remedy': 'Откройте в Google Cloud проект этого ключа и включите в нём Google Sheets и Google Drive.',
  'google.open-link': 'Любой, у кого есть ссылка, может {edits, select, true {изменять} other {открыть}} таблицу',
  'google.open-link.remedy':
    'Если так не задумано, нажмите в Google Таблицах «Настройки доступа» и оставьте только тех, кого назвали.',
  'report.google.owner': 'Таблица принадлежит {owner}',
  'report.google.robot': 'Для Google Rowcall — это {robot}',
  'google.scope': 'С тем доступом, который этот компьютер получил от Google, таблицы открыть нельзя',
  'google.scope.remedy': 'Создайте в Google Cloud сервисный аккаунт с ключом и запишите ключ в GOOGLE_SERVICE_ACCOUNT.',
  'google.unreachable': 'Google не отвечает',
  'google.unreachable.remedy': 'Проверьте подключение к интернету; Rowcall попробует снова сам.',
  'google.viewer': 'Rowcall может смотреть «{title}», но не изменять',
  'google.viewer.remedy':
    'Чтобы смотреть, этого хватает. Чтобы он мог записывать, нажмите в Google Таблицах «Настройки доступа» и сделайте {robot} редактором.',
  'google.zone': 'У таблицы часовой пояс {own}, а в настройках {zone}',
  'google.zone.remedy':
    'Даты понимаются по поясу таблицы. Сделайте их одинаковыми: «Файл», «Настройки» в Google Таблицах или zone в настройках.',
  'google.key.missing': 'Ключ для Google не задан: нет GOOGLE_SERVICE_ACCOUNT',
  'google.key.missing.remedy':
    'rowcall connect проведёт по шагам. Или создайте в Google Cloud сервисный аккаунт с ключом и запишите ключ в GOOGLE_SERVICE_ACCOUNT.',
  'report.google.may-edit': 'Могут изменять: {people}',
  'report.google.may-look': 'Могут только смотреть или комментировать: {people}',
  'report.google.domain': 'Все в {domain} могут {edits, select, true {изменять} other {открывать}} её',
  'report.google.people-unseen': 'Кто ещё может её открыть, Google говорит только тем, кто может изменять',
  'report.google.shared-drive': 'Таблица лежит на общем диске и принадлежит организации',
  'report.google.script':
    'Скрипт в таблице может вызывать Rowcall{count, plural, =0 { от имени любого, кто может её изменять} other { от имени {people}}}',
  'google.watch.none': 'Google Диск ещё не просили сообщать об изменениях',
  'google.watch.none.remedy': 'Rowcall попросит при следующем обходе. До тех пор он время от времени смотрит сам.',
  'google.watch.refused': 'Google Диск не сообщает об изменениях: он не считает вашим адрес, который ему дали',
  'google.watch.refused.remedy':
    'Он должен начинаться с https и быть подтверждён в Google Search Console. Или добавьте в таблицу скрипт и уберите этот адрес из окружения.',
  'google.watch.over': 'Сутки, на которые Google Диск обещал сообщать об изменениях, прошли',
  'google.watch.over.remedy': 'Rowcall попросит снова при следующем обходе. Если так и останется, Rowcall не запущен.',
  'report.google.watch': 'Google Диск сообщает Rowcall об изменениях: до {until}, потом заново',
};
