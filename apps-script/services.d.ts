/** What of Google's services the script uses, and no more; the fakes of the tests are of these very shapes. */
export interface Services {
  readonly SpreadsheetApp: SpreadsheetApp;
  readonly ScriptApp: ScriptApp;
  readonly UrlFetchApp: { fetch(url: string, options: FetchOptions): HttpResponse };
  readonly PropertiesService: { getDocumentProperties(): Properties };
  readonly CacheService: { getDocumentCache(): Cache | null };
  readonly LockService: { getDocumentLock(): Lock | null };
  readonly Session: { getEffectiveUser(): { getEmail(): string } };
  readonly Utilities: Utilities;
  readonly console: { warn(text: string): void };
}

export interface SpreadsheetApp {
  getActiveSpreadsheet(): Spreadsheet;
  getActiveRange(): Range | null;
  /** Throws where nobody looks at the spreadsheet. */
  getUi(): Ui;
}

export interface Spreadsheet {
  getId(): string;
  /** As `en_GB`. */
  getSpreadsheetLocale(): string;
  getSpreadsheetTimeZone(): string;
  toast(message: string, title: string, seconds: number): void;
}

export interface Range {
  getSheet(): { getSheetId(): number };
  getRow(): number;
  getLastRow(): number;
}

export interface Ui {
  readonly Button: { readonly OK: Button; readonly YES: Button };
  readonly ButtonSet: { readonly OK: ButtonSet; readonly OK_CANCEL: ButtonSet; readonly YES_NO: ButtonSet };
  createMenu(caption: string): Menu;
  alert(title: string, text: string, buttons: ButtonSet): Button;
  prompt(title: string, text: string, buttons: ButtonSet): { getSelectedButton(): Button; getResponseText(): string };
}

/** Values that only their own kind makes. */
export interface Button {
  readonly button: string;
}
export interface ButtonSet {
  readonly buttons: string;
}

export interface Menu {
  addItem(caption: string, functionName: string): Menu;
  addSeparator(): Menu;
  addToUi(): void;
}

export interface ScriptApp {
  readonly AuthMode: { readonly FULL: string };
  /** Asks the person for what they have not allowed yet, and ends the script until they have. */
  requireAllScopes(mode: string): void;
  /** `null` where the person has not allowed it. */
  getIdentityToken(): string | null;
  /** Those of this person only. */
  getProjectTriggers(): Trigger[];
  deleteTrigger(trigger: Trigger): void;
  newTrigger(functionName: string): TriggerBuilder;
}

export interface Trigger {
  getHandlerFunction(): string;
  getUniqueId(): string;
}

export interface TriggerBuilder {
  forSpreadsheet(spreadsheet: Spreadsheet): { onEdit(): Creatable; onChange(): Creatable };
  timeBased(): { everyHours(hours: number): Creatable };
}

export interface Creatable {
  create(): Trigger;
}

export interface FetchOptions {
  readonly method: 'post';
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
  readonly muteHttpExceptions: boolean;
  readonly followRedirects: boolean;
}

export interface HttpResponse {
  getResponseCode(): number;
  getContentText(): string;
}

export interface Properties {
  getProperties(): { [name: string]: string };
  setProperty(name: string, value: string): Properties;
  setProperties(properties: Readonly<Record<string, string>>): Properties;
  deleteProperty(name: string): Properties;
}

export interface Cache {
  get(key: string): string | null;
  put(key: string, value: string, seconds: number): void;
  remove(key: string): void;
}

export interface Lock {
  tryLock(milliseconds: number): boolean;
  releaseLock(): void;
}

export interface Utilities {
  sleep(milliseconds: number): void;
  getUuid(): string;
  formatDate(date: Date, timeZone: string, format: string): string;
  base64DecodeWebSafe(text: string): readonly number[];
  newBlob(bytes: readonly number[]): { getDataAsString(): string };
}

/** What a trigger that a person has installed is told. */
export interface TriggerEvent {
  readonly triggerUid?: string;
}

/** Which cells were edited. `value` and `oldValue` come with it only where it was one cell, so nobody reads them. */
export interface EditEvent extends TriggerEvent {
  readonly range?: Range;
}

export interface ChangeEvent extends TriggerEvent {
  readonly changeType?: string;
}
