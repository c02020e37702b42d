/** What is said of a connection to Notion. */
export const notionMessages: Readonly<Record<string, string>> = {
  'notion.busy':
    'Notion не принимает запросы ещё {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}',
  'notion.busy.remedy': 'Ничего не потеряно: Rowcall подождёт и продолжит сам.',
  'report.notion.connected': 'Есть связь с Notion: «{name}», пространство «{place}»',
  'notion.hook.none': 'Notion не сообщает Rowcall об изменениях',
  'notion.hook.none.remedy':
    'Rowcall время от времени спрашивает сам. Чтобы узнавать в течение минуты, добавьте вебхук в настройках интеграции.',
  'report.notion.hook.set': 'Notion сообщает Rowcall об изменениях',
  'notion.key.missing': 'В таблице «{title}» нет столбца «_key», поэтому Rowcall не может добавлять в неё строки',
  'notion.key.missing.remedy':
    'Его добавит следующий запуск rowcall apply. После этого скройте его в своих видах и не меняйте то, что в нём стоит.',
  'notion.page.unseen': 'Notion не показывает Rowcall страницу из настроек',
  'notion.page.unseen.remedy': 'Откройте страницу в Notion, выберите ••• и «Подключения» и добавьте «{name}».',
  'notion.people.unseen': 'Notion не сообщает Rowcall, кто есть кто',
  'notion.people.unseen.remedy':
    'Разрешите интеграции читать сведения о пользователях: это в её настройках на notion.so/profile/integrations.',
  'report.notion.tables':
    'В Notion {count, plural, one {найдена # таблица} few {найдены # таблицы} many {найдено # таблиц} other {найдено # таблицы}}, всё нужное на месте',
  'notion.token.missing': 'Ключ к Notion не задан: переменной NOTION_TOKEN нет',
  'notion.token.missing.remedy':
    'Создайте интеграцию на notion.so/profile/integrations, скопируйте её секрет и запишите его в NOTION_TOKEN.',
  'notion.token.refused': 'Notion не принимает ключ из NOTION_TOKEN',
  'notion.token.refused.remedy': 'Скопируйте секрет интеграции заново на notion.so/profile/integrations.',
  'notion.unreachable': 'Notion не отвечает',
  'notion.unreachable.remedy': 'Проверьте интернет и страницу status.notion.so; Rowcall попробует ещё раз сам.',
  'report.notion.owner': 'Подключение создал {owner}',
};
