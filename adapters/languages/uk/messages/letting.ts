/** How far Rowcall may go, what it did and would have done, and that it stands still. */
export const lettingMessages: Readonly<Record<string, string>> = {
  'report.mode.answers':
    'запише {count, plural, one {# відповідь} few {# відповіді} many {# відповідей} other {# відповіді}} у своїх стовпцях',
  'report.mode.ask': 'Продовжити?',
  'report.mode.changed':
    'виправить {count, plural, one {# клітинку} few {# клітинки} many {# клітинок} other {# клітинки}} у ваших стовпцях',
  'report.mode.did':
    'Готово: {answers, plural, one {# відповідь} few {# відповіді} many {# відповідей} other {# відповіді}} у стовпцях Rowcall, {changed, plural, one {виправлено # клітинку} few {виправлено # клітинки} many {виправлено # клітинок} other {виправлено # клітинки}}.',
  'report.mode.duplicates':
    'назве {count, plural, one {# групу рядків, які, імовірно, про одне й те саме} few {# групи рядків, які, імовірно, про одне й те саме} many {# груп рядків, які, імовірно, про одне й те саме} other {# групи рядків, які, імовірно, про одне й те саме}}',
  'report.mode.file': 'Тепер так записано в {file}.',
  'report.mode.left': 'Нічого не змінено.',
  'report.mode.made': 'додасть {count, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}}',
  'report.mode.messages':
    'Поки він спостерігав, він надіслав би {count, plural, one {# повідомлення} few {# повідомлення} many {# повідомлень} other {# повідомлення}}; адресатів: {receivers, number}.',
  'report.mode.more':
    '{count, plural, one {і ще # вид} few {і ще # види} many {і ще # видів} other {і ще # виду}}: rowcall check --all',
  'report.mode.next': 'Щоб дозволити: {command}',
  'report.mode.nothing': 'нічого не змінить',
  'report.mode.now':
    'Rowcall {mode, select, watch {тут лише спостерігає: нічого не пише й не надсилає} suggest {тут підказує: відповідає у своїх стовпцях, пише працівникам і пропонує решту} other {тут діє: пише й надсилає те, що велять правила}}.',
  'report.mode.suggested': 'запропонує {count, plural, one {# зміну} few {# зміни} many {# змін} other {# зміни}}',
  'report.mode.would':
    'Якщо він {mode, select, watch {лише спостерігатиме} suggest {підказуватиме} other {діятиме}}, то одразу',
  'report.pause.before': 'Його вже зупинив {by}, з {since}.',
  'report.pause.done': 'Rowcall зупинено. Він нічого не пише й не надсилає, доки хтось не скаже: {command}',
  'report.pause.since': 'Rowcall зупинено з {since} (хто: {by}): нічого не пишеться й не надсилається.',
  'report.pause.waiting':
    '{count, plural, one {Чекає # повідомлення} few {Чекають # повідомлення} many {Чекають # повідомлень} other {Чекають # повідомлення}}.',
  'report.remove.ask': 'Прибрати все це?',
  'report.remove.done': 'Rowcall прибрано з цієї таблиці. Вилучено:',
  'report.remove.history':
    'Історію записано в {file}: {count, plural, one {# запис} few {# записи} many {# записів} other {# запису}}.',
  'report.remove.history-will':
    'Спершу історію буде записано в {file}: {count, plural, one {# запис} few {# записи} many {# записів} other {# запису}}.',
  'report.remove.ids': 'приховані номери рядків і все, що позначено там, де цього ніхто не бачить',
  'report.remove.kept': 'Ці стовпці були до Rowcall і лишаються зі своїм вмістом:',
  'report.remove.left': 'Це звідси не прибрати, лише спорожнити; видаліть власноруч:',
  'report.remove.only-ids': 'Rowcall не додавав сюди стовпців. Він прибере:',
  'report.remove.next': 'Щоб зробити це: {command}',
  'report.remove.rest':
    'Усе інше лишається як є. Те, що пам’ятає Rowcall, лежить у теці .rowcall або у вашій базі: видаліть це, коли захочете.',
  'report.remove.tab': 'вкладку «Rowcall»',
  'report.remove.will': 'Rowcall прибере:',
  'report.resume.done': 'Rowcall продовжує.',
  'report.resume.none': 'Rowcall не зупинено.',
  'report.resume.sent':
    '{count, plural, one {# повідомлення надсилається} few {# повідомлення надсилаються} many {# повідомлень надсилаються} other {# повідомлення надсилаються}} все одно.',
  'report.resume.stale':
    '{count, plural, one {# повідомлення запізнилося й не надсилається} few {# повідомлення запізнилися й не надсилаються} many {# повідомлень запізнилися й не надсилаються} other {# повідомлення запізнилися й не надсилаються}}:',
  'report.resume.would': 'Коли він продовжить, то одразу',
  'report.tab.about': 'Про програму',
  'report.tab.alive': 'Працює',
  'report.tab.by': '{by}, з {since}',
  'report.tab.checked': 'Остання перевірка',
  'report.tab.fine': 'так',
  'report.tab.go-on': 'Продовжити: позначте, щоб Rowcall знову працював',
  'report.tab.heads.alarm': 'Сигнал',
  'report.tab.heads.box': 'Позначка',
  'report.tab.heads.from': 'Мовчить із',
  'report.tab.heads.late': 'Що тоді',
  'report.tab.heads.value': 'Зараз',
  'report.tab.host': 'Підключив',
  'report.tab.late': 'Перевірок немає з {since}. Введене не зникне: його буде перевірено пізніше.',
  'report.tab.messages':
    '{count, plural, one {# повідомлення} few {# повідомлення} many {# повідомлень} other {# повідомлення}}',
  'report.tab.mode': 'Режим',
  'report.tab.none': 'нічого',
  'report.tab.pause': 'Пауза: позначте, щоб усе зупинити',
  'report.tab.paused': 'Зупинено',
  'report.tab.settings': 'Налаштування',
  'report.tab.still':
    'так; наступний знак буде не пізніше {until}. Якщо цей час минув, Rowcall стоїть: введене не зникне, його буде перевірено пізніше.',
  'report.tab.suggested': 'Пропозиції',
  'report.tab.today': 'Кому написано сьогодні',
  'report.tab.version': 'Версія',
  'report.tab.waiting': 'Чекає на людей',
  'report.tab.week': 'Цього тижня',
  'report.tick.wished': 'Відзначено, що Rowcall зробив би нового: {count, number}. Докладніше: rowcall report',
  'report.week.apart': 'схожих пар рядків, які люди назвали різними: {count, number}',
  'report.week.asked': 'поставлено запитань: {asked, number}, відповіли на: {answered, number}',
  'report.week.did':
    'змінено {changed, plural, one {# клітинку} few {# клітинки} many {# клітинок} other {# клітинки}}, відповідей у своїх стовпцях: {answers, number}',
  'report.week.failed': 'не вдалося надіслати повідомлень: {count, number}',
  'report.week.joined': 'об’єднано рядків: {count, number}',
  'report.week.message': 'Що Rowcall зробив за тиждень з {from}:',
  'report.week.nothing': 'нічого',
  'report.week.of': 'Тиждень з {from}',
  'report.week.parted': 'знову відділено рядків: {count, number}',
  'report.week.refused': 'відмовлено в проханнях: {count, number}',
  'report.week.sent':
    'надіслано {count, plural, one {# повідомлення} few {# повідомлення} many {# повідомлень} other {# повідомлення}}; адресатів: {receivers, number}',
  'report.week.silent':
    'не працював {hours, plural, one {# годину} few {# години} many {# годин} other {# години}}: введене за цей час перевірено пізніше',
  'report.week.undone': 'люди повернули {count, plural, one {# зміну} few {# зміни} many {# змін} other {# зміни}}',
  'report.week.unknown': 'невідомо, чи надіслано повідомлень: {count, number}; подивіться там самі',
  'report.week.unwelcome':
    'Люди повернули {undone} з {written} змін у стовпці «{column}» ({table}). Вимкнути? Поставте mode: watch біля цього стовпця в налаштуваннях.',
  'report.week.wished.answers':
    'записав би {count, plural, one {# відповідь} few {# відповіді} many {# відповідей} other {# відповіді}} у своїх стовпцях',
  'report.week.wished.cells':
    'виправив би {count, plural, one {# клітинку} few {# клітинки} many {# клітинок} other {# клітинки}} у стовпці «{column}» ({table})',
  'report.week.wished.made': 'додав би {count, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}}',
  'report.week.wished.messages':
    'надіслав би {count, plural, one {# повідомлення} few {# повідомлення} many {# повідомлень} other {# повідомлення}}; адресатів: {receivers, number}',
  'report.week.would': 'зробив би',
};
