import type { Connector } from './connector.ts';
import { email } from './email.ts';
import { http } from './http.ts';
import { kafka } from './kafka.ts';
import { log } from './log.ts';
import { notify } from './notify.ts';
import { openapi } from './openapi.ts';
import { ops } from './ops.ts';
import { pagerduty } from './pagerduty.ts';
import { slack } from './slack.ts';
import { webhook } from './webhook.ts';

/** Every connector, in the order in which they are listed to people: those that need no settings first. */
export const connectors: readonly Connector[] = [
  log,
  http,
  openapi,
  kafka,
  webhook,
  slack,
  email,
  pagerduty,
  notify,
  ops,
];
