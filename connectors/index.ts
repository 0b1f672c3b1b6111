import type { Connector } from './connector.ts';
import { http } from './http.ts';
import { kafka } from './kafka.ts';
import { log } from './log.ts';
import { openapi } from './openapi.ts';

/** Every connector, in the order in which they are listed to people: those that need no settings first. */
export const connectors: readonly Connector[] = [log, http, kafka, openapi];
