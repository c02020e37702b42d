import { storeKinds } from '../../adapters/stores/index.ts';
import type { StoreKind } from '../../core/store.ts';
import { remote } from './remote-kind.ts';

/** Loaded before a real command begins (`node --import`), this makes it know the service of tests as well. */
(storeKinds as unknown as StoreKind[]).push(remote);
