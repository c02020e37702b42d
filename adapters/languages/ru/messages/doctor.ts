/** What is said of how Rowcall is, and of a workbook on this computer. */
export const doctorMessages: Readonly<Record<string, string>> = {
  'report.doctor.working':
    'Работает; {last, select, never {строкам ещё не отвечал} now {занят прямо сейчас} other {последняя проверка {ago}}}{count, plural, =0 {} one {; есть # замечание} few {; есть # замечания} many {; есть # замечаний} other {; есть # замечания}}',
  'report.doctor.broken': 'Не работает: {why}',
  'report.doctor.ago':
    '{unit, select, second {{count, number} с назад} minute {{count, number} мин назад} hour {{count, number} ч назад} other {{count, plural, one {# день назад} few {# дня назад} many {# дней назад} other {# дня назад}}}}',
  'clock.off':
    'Часы этого компьютера {isFast, select, true {спешат} other {отстают}} на {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}',
  'clock.off.remedy':
    'Включите в настройках даты и времени установку по интернету. Если часы расходятся на минуты, ключи не принимают, а напоминания приходят не вовремя.',
  'report.clock.right': 'Часы этого компьютера идут верно',
  'keys.open': 'Ключи в {file} могут прочитать и другие на этом компьютере',
  'keys.open.remedy': 'Пусть его читаете только вы: chmod 600 и имя файла.',
  'keys.overruled': 'В окружении {name} задано иначе, и действует именно это',
  'keys.overruled.remedy': 'Уберите его там или впишите туда верный ключ.',
  'report.keys.kept': 'Ключи лежат в {file}',
  'report.memory.sound':
    'Rowcall помнит {count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}',
  'report.memory.none': 'Rowcall ничего о ней не помнит: пока он только смотрел',
  'memory.copy': 'Возможно, это копия другой таблицы: ничего не пишется и не отправляется',
  'memory.copy.remedy': 'Скажите, что это: rowcall questions покажет, как.',
  'tab.refused': 'Rowcall не может показать в этой таблице свою вкладку «Rowcall»; всё остальное продолжается',
  'tab.refused.remedy':
    'В Airtable дайте токену право schema.bases:write от человека, который может создавать таблицы. В Notion добавьте подключение к странице, на которой стоят базы, и разрешите ему добавлять содержимое. Через несколько часов Rowcall попробует снова.',
  'work.stuck':
    'Работа ждёт {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}, и никто её не делает',
  'work.stuck.remedy':
    'Rowcall не запущен. Запустите: rowcall start --apply. Если работают функции, посмотрите, что они о себе записали.',
  'work.silent': 'Никто не смотрел уже {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}',
  'work.silent.remedy': 'Если Rowcall должен отвечать сам, запустите его: rowcall start --apply.',
  'work.cut-short':
    '{count, plural, one {# запись прервана} few {# записи прерваны} many {# записей прервано} other {# записи прервано}}, и никто ещё не посмотрел, чем кончилось',
  'work.cut-short.remedy': 'Следующий rowcall apply или rowcall start --apply выяснит это и продолжит.',
  'calls.silent':
    'Скрипт в таблице не обращался уже {hours, plural, one {# час} few {# часа} many {# часов} other {# часа}}; он работает от имени {caller}',
  'calls.silent.remedy':
    'Откройте таблицу и выберите Rowcall, «Подключение». Если этот человек ушёл, пусть выберет кто-то другой.',
  'report.calls.heard': 'Таблица в последний раз обращалась {ago}{named, select, true {, от имени {caller}} other {}}',
  'report.work.waits':
    '{count, plural, one {# дело ждёт} few {# дела ждут} many {# дел ждут} other {# дела ждут}} своей очереди',
  'messages.late':
    '{count, plural, one {# сообщение ждёт} few {# сообщения ждут} many {# сообщений ждут} other {# сообщения ждут}} отправки {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}',
  'messages.late.remedy': 'Запустите Rowcall: rowcall start --apply. Если он запущен, он скажет, почему они не уходят.',
  'report.messages.wait':
    '{count, plural, one {# сообщение ждёт} few {# сообщения ждут} many {# сообщений ждут} other {# сообщения ждут}} своего часа',
  'messages.dead':
    '{count, plural, one {# сообщение не удалось} few {# сообщения не удалось} many {# сообщений не удалось} other {# сообщения не удалось}} отправить',
  'messages.dead.remedy': 'rowcall questions скажет, какие и почему, и по вашему слову отправит снова.',
  'messages.unknown':
    'Мы не знаем, {count, plural, one {отправлено ли # сообщение} few {отправлены ли # сообщения} many {отправлены ли # сообщений} other {отправлены ли # сообщения}}',
  'messages.unknown.remedy': 'Посмотрите, куда они должны были прийти, и скажите: rowcall questions.',
  'questions.open':
    '{count, plural, one {# вопрос ждёт} few {# вопроса ждут} many {# вопросов ждут} other {# вопроса ждут}} человека',
  'questions.open.remedy': 'rowcall questions покажет их и возможные ответы.',
  'report.book.read': '«{file}» читается',
  'report.book.tables':
    '{count, plural, one {Найден # лист} few {Найдены # листа} many {Найдено # листов} other {Найдено # листа}} из настроек',
  'book.text': '«{file}» — простой текст: его можно смотреть, но не изменять',
  'book.text.remedy': 'Чтобы получать в нём ответы, добавьте в настройки ids: true или сохраните его как .xlsx.',
  'book.kept': '«{file}» или его папку нельзя изменять',
  'book.kept.remedy':
    'Чтобы смотреть, этого хватает. Чтобы получать ответы, снимите с файла «только чтение» и разрешите запись в папку.',
  'book.in-use': '«{file}» открыт в {program}{named, select, true {, у кого: {who}} other {}}',
  'book.in-use.remedy':
    'Ответы ждут, пока его закроют. Если его никто не открывал, программа завершилась внезапно: откройте файл и закройте.',
  'book.sheet-protected': 'Лист «{title}» защищён',
  'book.sheet-protected.remedy':
    'Заблокированные ячейки не изменяются, и столбцы добавить нельзя. Снимите защиту в Excel: «Рецензирование», «Снять защиту листа».',
  'book.signed': 'Книга подписана, и изменение нарушит подпись',
  'book.signed.remedy':
    'Её можно смотреть. Чтобы получать ответы, удалите подпись в Excel («Файл», «Сведения») или возьмите копию без неё.',
  'book.reserved': 'Книга просит пароль, прежде чем её изменить',
  'book.reserved.remedy':
    'Её можно смотреть. Чтобы получать ответы, сохраните её в Excel без этого пароля: «Сохранить как», «Сервис», «Общие параметры».',
  'book.odd': 'Книга записана так, что её нельзя менять по ячейкам',
  'book.odd.remedy': 'Откройте её в Excel или LibreOffice и сохраните заново как .xlsx.',
  'book.synced': 'Книга лежит в папке {cloud}: её может одновременно записать другой компьютер',
  'book.synced.remedy':
    'Пусть Rowcall для неё работает на одном компьютере, и пусть файл успевает обновиться, прежде чем компьютер уснёт.',
  'book.conflict': 'Книгу записали два компьютера: рядом лежит «{other}»',
  'book.conflict.remedy': 'Перенесите вручную то, что есть только в копии, и уберите её в другое место.',
  'book.no-ids': 'На листе «{title}» нет столбца «_id», поэтому туда ничего нельзя записать',
  'book.no-ids.remedy': 'Следующий запуск rowcall apply добавит его скрытым. Не меняйте то, что в нём записано.',
  'book.gone': 'Файла «{file}» нет',
  'book.gone.remedy': 'Верните его или впишите его имя в настройки.',
  'book.hidden': '«{file}» нельзя прочитать',
  'book.hidden.remedy': 'Разрешите читать файл тому, от чьего имени запущен Rowcall.',
  'book.password': '«{file}» закрыт паролем',
  'book.password.remedy': 'Удалите пароль в Excel: «Файл», «Сведения», «Защита книги».',
  'book.other-format': '«{file}» — не книга .xlsx и не файл .csv',
  'book.other-format.remedy': 'Сохраните его в Excel или LibreOffice как .xlsx.',
  'book.large': '«{file}» слишком большой',
  'book.large.remedy': 'Разделите его или уберите то, что не данные.',
  'book.broken': '«{file}» повреждён',
  'book.broken.remedy':
    'Откройте его в Excel или LibreOffice, дайте исправить и сохраните заново; или возьмите резервную копию.',
};
