/** What is said of how Rowcall is, and of a workbook on this computer. */
export const doctorMessages: Readonly<Record<string, string>> = {
  'report.doctor.working':
    'Працює; {last, select, never {рядкам ще не відповідав} now {зайнятий просто зараз} other {остання перевірка {ago}}}{count, plural, =0 {} one {; є # зауваження} few {; є # зауваження} many {; є # зауважень} other {; є # зауваження}}',
  'report.doctor.broken': 'Не працює: {why}',
  'report.doctor.ago':
    '{unit, select, second {{count, number} с тому} minute {{count, number} хв тому} hour {{count, number} год тому} other {{count, plural, one {# день тому} few {# дні тому} many {# днів тому} other {# дня тому}}}}',
  'clock.off':
    'Годинник цього комп’ютера {isFast, select, true {поспішає} other {відстає}} на {seconds, plural, one {# секунду} few {# секунди} many {# секунд} other {# секунди}}',
  'clock.off.remedy':
    'Увімкніть у налаштуваннях дати й часу встановлення з інтернету. Якщо годинник розходиться на хвилини, ключів не приймають, а нагадування приходять невчасно.',
  'report.clock.right': 'Годинник цього комп’ютера йде правильно',
  'keys.open': 'Ключі у {file} можуть прочитати й інші на цьому комп’ютері',
  'keys.open.remedy': 'Нехай його читаєте лише ви: chmod 600 і назва файлу.',
  'keys.overruled': 'В оточенні {name} задано інакше, і діє саме це',
  'keys.overruled.remedy': 'Приберіть його там або впишіть туди правильний ключ.',
  'report.keys.kept': 'Ключі лежать у {file}',
  'report.memory.sound':
    'Rowcall пам’ятає {count, plural, one {# запис} few {# записи} many {# записів} other {# запису}}',
  'report.memory.none': 'Rowcall нічого про неї не пам’ятає: поки він лише дивився',
  'memory.copy': 'Можливо, це копія іншої таблиці: нічого не пишеться й не надсилається',
  'memory.copy.remedy': 'Скажіть, що це: rowcall questions покаже, як.',
  'tab.refused': 'Rowcall не може показати в цій таблиці свою вкладку «Rowcall»; усе інше триває',
  'tab.refused.remedy':
    'В Airtable дайте токену право schema.bases:write від людини, яка може створювати таблиці. У Notion додайте підключення до сторінки, на якій стоять бази, і дозвольте йому додавати вміст. За кілька годин Rowcall спробує ще раз.',
  'work.stuck':
    'Робота чекає {minutes, plural, one {# хвилину} few {# хвилини} many {# хвилин} other {# хвилини}}, і ніхто її не робить',
  'work.stuck.remedy':
    'Rowcall не запущено. Запустіть: rowcall start --apply. Якщо працюють функції, подивіться, що вони про себе записали.',
  'work.silent': 'Ніхто не дивився вже {days, plural, one {# день} few {# дні} many {# днів} other {# дня}}',
  'work.silent.remedy': 'Якщо Rowcall має відповідати сам, запустіть його: rowcall start --apply.',
  'work.cut-short':
    '{count, plural, one {# запис перервано} few {# записи перервано} many {# записів перервано} other {# запису перервано}}, і ніхто ще не подивився, чим скінчилося',
  'work.cut-short.remedy': 'Наступний rowcall apply або rowcall start --apply з’ясує це й продовжить.',
  'calls.silent':
    'Скрипт у таблиці не звертався вже {hours, plural, one {# годину} few {# години} many {# годин} other {# години}}; він працює від імені {caller}',
  'calls.silent.remedy':
    'Відкрийте таблицю й виберіть Rowcall, «Підключення». Якщо ця людина пішла, нехай вибере хтось інший.',
  'report.calls.heard': 'Таблиця востаннє зверталася {ago}{named, select, true {, від імені {caller}} other {}}',
  'report.work.waits':
    '{count, plural, one {# справа чекає} few {# справи чекають} many {# справ чекають} other {# справи чекають}} на свою чергу',
  'messages.late':
    '{count, plural, one {# повідомлення чекає} few {# повідомлення чекають} many {# повідомлень чекають} other {# повідомлення чекають}} надсилання {minutes, plural, one {# хвилину} few {# хвилини} many {# хвилин} other {# хвилини}}',
  'messages.late.remedy':
    'Запустіть Rowcall: rowcall start --apply. Якщо його запущено, він скаже, чому вони не йдуть.',
  'report.messages.wait':
    '{count, plural, one {# повідомлення чекає} few {# повідомлення чекають} many {# повідомлень чекають} other {# повідомлення чекають}} на свою годину',
  'messages.dead':
    '{count, plural, one {# повідомлення не вдалося} few {# повідомлення не вдалося} many {# повідомлень не вдалося} other {# повідомлення не вдалося}} надіслати',
  'messages.dead.remedy': 'rowcall questions скаже, які й чому, і за вашим словом надішле знову.',
  'messages.unknown':
    'Ми не знаємо, {count, plural, one {чи надіслано # повідомлення} few {чи надіслано # повідомлення} many {чи надіслано # повідомлень} other {чи надіслано # повідомлення}}',
  'messages.unknown.remedy': 'Подивіться, куди вони мали прийти, і скажіть: rowcall questions.',
  'questions.open':
    '{count, plural, one {# запитання чекає} few {# запитання чекають} many {# запитань чекають} other {# запитання чекають}} на людину',
  'questions.open.remedy': 'rowcall questions покаже їх і можливі відповіді.',
  'report.book.read': '«{file}» читається',
  'report.book.tables':
    '{count, plural, one {Знайдено # аркуш} few {Знайдено # аркуші} many {Знайдено # аркушів} other {Знайдено # аркуша}} з налаштувань',
  'book.text': '«{file}» — простий текст: його можна дивитися, але не змінювати',
  'book.text.remedy': 'Щоб отримувати в ньому відповіді, додайте до налаштувань ids: true або збережіть його як .xlsx.',
  'book.kept': '«{file}» або його папку не можна змінювати',
  'book.kept.remedy':
    'Щоб дивитися, цього досить. Щоб отримувати відповіді, зніміть із файлу «лише читання» й дозвольте запис у папку.',
  'book.in-use': '«{file}» відкрито в {program}{named, select, true {, у кого: {who}} other {}}',
  'book.in-use.remedy':
    'Відповіді чекають, поки його закриють. Якщо його ніхто не відкривав, програма завершилася раптово: відкрийте файл і закрийте.',
  'book.sheet-protected': 'Аркуш «{title}» захищено',
  'book.sheet-protected.remedy':
    'Заблоковані клітинки не змінюються, і стовпців додати не можна. Зніміть захист в Excel: «Рецензування», «Зняти захист аркуша».',
  'book.signed': 'Книгу підписано, і зміна порушить підпис',
  'book.signed.remedy':
    'Її можна дивитися. Щоб отримувати відповіді, видаліть підпис в Excel («Файл», «Відомості») або візьміть копію без нього.',
  'book.reserved': 'Книга просить пароль, перш ніж її змінити',
  'book.reserved.remedy':
    'Її можна дивитися. Щоб отримувати відповіді, збережіть її в Excel без цього пароля: «Зберегти як», «Знаряддя», «Загальні параметри».',
  'book.odd': 'Книгу записано так, що її не можна змінювати по клітинках',
  'book.odd.remedy': 'Відкрийте її в Excel або LibreOffice і збережіть заново як .xlsx.',
  'book.synced': 'Книга лежить у папці {cloud}: її може одночасно записати інший комп’ютер',
  'book.synced.remedy':
    'Нехай Rowcall для неї працює на одному комп’ютері, і нехай файл встигає оновитися, перш ніж комп’ютер засне.',
  'book.conflict': 'Книгу записали два комп’ютери: поруч лежить «{other}»',
  'book.conflict.remedy': 'Перенесіть вручну те, що є лише в копії, і приберіть її в інше місце.',
  'book.no-ids': 'На аркуші «{title}» немає стовпця «_id», тому туди нічого не можна записати',
  'book.no-ids.remedy':
    'Наступний запуск rowcall apply додасть його прихованим. Не змінюйте того, що в ньому записано.',
  'book.gone': 'Файлу «{file}» немає',
  'book.gone.remedy': 'Поверніть його або впишіть його назву в налаштування.',
  'book.hidden': '«{file}» не можна прочитати',
  'book.hidden.remedy': 'Дозвольте читати файл тому, від чийого імені запущено Rowcall.',
  'book.password': '«{file}» закрито паролем',
  'book.password.remedy': 'Видаліть пароль в Excel: «Файл», «Відомості», «Захист книги».',
  'book.other-format': '«{file}» — не книга .xlsx і не файл .csv',
  'book.other-format.remedy': 'Збережіть його в Excel або LibreOffice як .xlsx.',
  'book.large': '«{file}» завеликий',
  'book.large.remedy': 'Розділіть його або приберіть те, що не є даними.',
  'book.broken': '«{file}» пошкоджено',
  'book.broken.remedy':
    'Відкрийте його в Excel або LibreOffice, дайте виправити й збережіть заново; або візьміть резервну копію.',
};
