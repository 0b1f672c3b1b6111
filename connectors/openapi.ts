import * as z from 'zod';
import { type Connector, defineConnector } from './connector.ts';
import { httpSettings } from './http/settings.ts';
import { familiesOf } from './openapi/family.ts';

const settings = httpSettings
  .pick({ baseUrl: true, headers: true, timeoutMs: true, allowPrivate: true })
  .extend({
    document: z
      .string()
      .min(1)
      .meta({ description: 'the OpenAPI 3.1 document: `delivery-platform`, or a path below the project' }),
  });

type Settings = z.infer<typeof settings>;

/**
 * A service that an OpenAPI 3.1 document describes; `x-ordersense` in it says what playbooks may call, and by which
 * names.
 */
export const openapi: Connector = defineConnector<Settings>({
  name: 'openapi',
  doc: 'A service that an OpenAPI document describes: its verbs, reads and probes have families of their own.',
  docKo: 'OpenAPI 문서로 적은 서비스. 동작과 질문이 저마다의 이름으로 불린다.',
  settings: settings as z.ZodType<Settings>,
  actions: {},
  probes: {},
  fromDocument: (document) => familiesOf(document, settings),
});
