import type {
  Button,
  ButtonSet,
  Creatable,
  FetchOptions,
  HttpResponse,
  Menu,
  Range,
  Services,
  Trigger,
  Ui,
} from '../../apps-script/services.d.ts';
import type { Execution, World } from './world.ts';

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
const scopes = {
  spreadsheet: scope('spreadsheets.currentonly'),
  outside: scope('script.external_request'),
  triggers: scope('script.scriptapp'),
  email: scope('userinfo.email'),
  identity: 'openid',
};

/** Google ends the script at once, and asks the person for what is missing. */
export const ended = Symbol('ended');

const buttons = (button: string): Button => ({ button });
const sets = (name: string): ButtonSet => ({ buttons: name });
const pressed = { OK: buttons('OK'), YES: buttons('YES'), NO: buttons('NO'), CLOSE: buttons('CLOSE') };
const offered = { OK: sets('OK'), OK_CANCEL: sets('OK_CANCEL'), YES_NO: sets('YES_NO') };

/** Google's services as one run of the script meets them: what it may do depends on who runs it, and what started it. */
export function servicesFor(world: World, execution: Execution): Services {
  const { user, startedBy } = execution;

  function needs(wanted: string, method: string): void {
    const isAllowed = world.allowed(user).has(wanted);
    // A simple trigger runs without anybody's permission, and sees nothing but its own spreadsheet.
    if (startedBy === 'simple' ? wanted === scopes.spreadsheet : isAllowed) {
      world.used.add(wanted);
      return;
    }
    throw new Error(`You do not have permission to call ${method}. Required permissions: ${wanted}`);
  }

  function waiting(milliseconds: number): void {
    if (world.lockedBy === execution) throw new Error('The script waits while it keeps others waiting.');
    world.pass(milliseconds);
  }

  const spreadsheet = {
    getId: () => world.id,
    getSpreadsheetLocale: () => world.locale,
    getSpreadsheetTimeZone: () => world.zone,
    toast(message: string, title: string) {
      world.toasts.push({ user, title, text: message });
    },
  };

  const ui: Ui = {
    Button: pressed,
    ButtonSet: offered,
    createMenu(caption) {
      const items: { caption: string; functionName: string }[] = [];
      const menu: Menu = {
        addItem(name, functionName) {
          items.push({ caption: name, functionName });
          return menu;
        },
        addSeparator: () => menu,
        addToUi: () => world.menus.set(user, { caption, items }),
      };
      return menu;
    },
    alert(title, text, set) {
      world.alerts.push({ user, title, text });
      const reply = set === offered.OK ? 'OK' : world.replies.shift();
      return reply === 'OK' ? pressed.OK : reply === 'YES' ? pressed.YES : reply === 'NO' ? pressed.NO : pressed.CLOSE;
    },
    prompt(title, text) {
      world.alerts.push({ user, title, text });
      const reply = world.replies.shift();
      return {
        getSelectedButton: () => (reply === undefined ? pressed.CLOSE : pressed.OK),
        getResponseText: () => reply ?? '',
      };
    },
  };

  const creatable = (handler: string, event: 'edit' | 'change' | 'clock'): Creatable => ({
    create() {
      needs(scopes.triggers, 'TriggerBuilder.create');
      return triggerOf(world.install({ handler, event, user }));
    },
  });

  const triggerOf = ({ handler, uid }: { handler: string; uid: string }): Trigger => ({
    getHandlerFunction: () => handler,
    getUniqueId: () => uid,
  });

  return {
    SpreadsheetApp: {
      getActiveSpreadsheet() {
        needs(scopes.spreadsheet, 'SpreadsheetApp.getActiveSpreadsheet');
        return spreadsheet;
      },
      getActiveRange() {
        needs(scopes.spreadsheet, 'SpreadsheetApp.getActiveRange');
        return world.chosen === null ? null : rangeOf(world.chosen);
      },
      getUi() {
        if (startedBy === 'installable' || startedBy === 'clock')
          throw new Error('Cannot call SpreadsheetApp.getUi() from this context.');
        return ui;
      },
    },

    ScriptApp: {
      AuthMode: { FULL: 'FULL' },
      requireAllScopes() {
        if (world.scopes.some((one) => !world.allowed(user).has(one))) throw ended;
      },
      getIdentityToken() {
        if (startedBy === 'simple') throw new Error('You do not have permission to call ScriptApp.getIdentityToken.');
        if (!world.allowed(user).has(scopes.identity)) return null;
        world.used.add(scopes.identity);
        return world.token(user, world.allowed(user).has(scopes.email));
      },
      getProjectTriggers() {
        needs(scopes.triggers, 'ScriptApp.getProjectTriggers');
        return world.triggers.filter((one) => one.user === user).map(triggerOf);
      },
      deleteTrigger(trigger) {
        needs(scopes.triggers, 'ScriptApp.deleteTrigger');
        world.uninstall(trigger.getUniqueId());
      },
      newTrigger(handler) {
        needs(scopes.triggers, 'ScriptApp.newTrigger');
        return {
          forSpreadsheet: () => ({
            onEdit: () => creatable(handler, 'edit'),
            onChange: () => creatable(handler, 'change'),
          }),
          timeBased: () => ({
            everyHours(hours) {
              if (hours !== 1) throw new Error('Only every hour is played here.');
              return creatable(handler, 'clock');
            },
          }),
        };
      },
    },

    UrlFetchApp: {
      fetch(url: string, options: FetchOptions): HttpResponse {
        needs(scopes.outside, 'UrlFetchApp.fetch');
        if (world.callsLeft-- <= 0) throw new Error('Service invoked too many times for one day: urlfetch.');
        const { headers, payload } = options;
        const request = { url, headers, body: JSON.parse(payload), payload, at: world.now(), user, startedBy };
        world.requests.push(request);
        waiting(world.latency);
        const reply = world.reply(request);
        if (reply instanceof Error) throw reply;
        const { code, body } = reply;
        if (code >= 400 && !options.muteHttpExceptions)
          throw new Error(`Request failed for ${url} returned code ${code}.`);
        if (code >= 300 && code < 400 && options.followRedirects) throw new Error('The token went elsewhere.');
        return { getResponseCode: () => code, getContentText: () => body };
      },
    },

    PropertiesService: { getDocumentProperties: () => world.properties },
    CacheService: { getDocumentCache: () => world.cache },
    LockService: {
      getDocumentLock: () => ({
        tryLock() {
          if (world.lockedBy !== null && world.lockedBy !== execution) return false;
          world.lockedBy = execution;
          return true;
        },
        releaseLock() {
          if (world.lockedBy === execution) world.lockedBy = null;
        },
      }),
    },

    Session: {
      getEffectiveUser: () => ({
        getEmail() {
          needs(scopes.email, 'User.getEmail');
          return user;
        },
      }),
    },

    Utilities: {
      sleep(milliseconds) {
        if (milliseconds > 300_000) throw new Error('Invalid argument: milliseconds');
        waiting(milliseconds);
      },
      getUuid: () => `uuid-${world.count()}`,
      formatDate(date, zone, format) {
        const parts = new Intl.DateTimeFormat('en-GB', {
          timeZone: zone,
          ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
        }).formatToParts(new Date(date.getTime()));
        const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
        return format
          .replace('yyyy', part('year'))
          .replace('MM', part('month'))
          .replace('dd', part('day'))
          .replace('HH', part('hour'))
          .replace('mm', part('minute'));
      },
      base64DecodeWebSafe(text) {
        if (text.length % 4 !== 0) throw new Error('Could not decode string.');
        return [...Buffer.from(text, 'base64url')];
      },
      newBlob: (bytes) => ({ getDataAsString: () => Buffer.from(bytes).toString('utf8') }),
    },

    console: { warn: (text) => world.warnings.push(text) },
  };
}

/** Rows of a tab, as a person has chosen or edited them. */
export function rangeOf({ tab, first, last }: { tab: number; first: number; last: number }): Range {
  return { getSheet: () => ({ getSheetId: () => tab }), getRow: () => first, getLastRow: () => last };
}
