import { createHash } from 'node:crypto';
import * as z from 'zod';
import { withChoices } from './channel.ts';
import {
  type Action,
  action,
  type Connector,
  defineConnector,
  type Outcome,
  type RunContext,
} from './connector.ts';
import { endpointSettings, endpointUrl, secretText } from './http/endpoint.ts';
import { acted, headerKey, refused } from './http/exchange.ts';
import { urlOf } from './http/settings.ts';
import { textOf } from './secret.ts';
import { cut, lines, oneLine } from './text.ts';

const SEVERITIES = ['critical', 'error', 'warning', 'info'] as const;

const settings = endpointSettings.extend({
  routingKey: secretText.meta({ description: 'integration key of a service, Events API v2; a secret' }),
  source: z.string().min(1).max(255).default('ordersense').meta({ description: 'what the alert comes from' }),
  url: endpointUrl
    .default('https://events.pagerduty.com/v2/enqueue')
    .meta({ description: 'where events are sent' }),
});

type PagerDutySettings = z.infer<typeof settings>;

interface Args {
  readonly text: string;
  readonly severity?: (typeof SEVERITIES)[number] | undefined;
  readonly alert?: string | undefined;
}

const alert = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .meta({
    description: 'a name for the alert, the same for all its events; else the act names it',
    ko: '알림의 이름. 같은 알림의 이벤트에는 같은 이름을 쓴다. 없으면 동작이 정한다',
    examples: ['{region}'],
  });
const notSent = z.json().optional().meta({ description: 'not sent', ko: '보내지 않는다' });

/** PagerDuty folds events with one `dedup_key` into one alert, so repeating any of them is harmless. */
const manifest = { idempotency: 'key', ttl: 'none', cost: null } as const;
type Verb = Action<PagerDutySettings, Args>;
const resource: NonNullable<Verb['resource']> = ({ alert: name }) => name ?? '';

/**
 * Alerts at PagerDuty, Events API v2. One alert has one `dedup_key`: the argument `alert`, or the key of the act that
 * triggered it, which its undo is given too.
 *
 * @see https://developer.pagerduty.com/docs/events-api-v2-overview
 */
export const pagerduty: Connector = defineConnector<PagerDutySettings>({
  name: 'pagerduty',
  doc: 'Alerts at PagerDuty: triggered, acknowledged and resolved under one key.',
  docKo: 'PagerDuty 알림. 하나의 키로 울리고, 확인하고, 해결한다.',
  settings: settings as z.ZodType<PagerDutySettings>,
  actions: {
    trigger: action<PagerDutySettings, Args>({
      ...manifest,
      doc: 'Pages whoever is on call, until it is resolved.',
      args: z.strictObject({
        text: z.string().min(1).max(4000).meta({
          description: 'what is wrong, in one line',
          ko: '무슨 일인지 한 줄로',
          readBy: 'staff',
          mostChars: 1024,
        }),
        severity: z.enum(SEVERITIES).optional().meta({
          description: 'how bad it is; `error` where it is not said',
          ko: '심각도. 없으면 `error`',
        }),
        alert,
      }) as z.ZodType<Args>,
      effect: { changes: 'alert', reaches: 'staff', lasting: true, severe: false },
      resource,
      inverse: 'resolve',
      traits: { docKo: '해결될 때까지 당직자를 부른다.' },
      run: (args, context) => enqueue('trigger', args, context),
    }),
    acknowledge: action<PagerDutySettings, Args>({
      ...manifest,
      doc: 'Says that somebody looks after an alert, so that nobody else is paged.',
      args: z.strictObject({
        alert: alert.unwrap().meta({ description: 'the name it was triggered by', ko: '울릴 때 쓴 이름' }),
      }) as unknown as z.ZodType<Args>,
      effect: { changes: 'nothing', reaches: 'staff', lasting: false, severe: false },
      inverse: null,
      traits: { docKo: '누군가 알림을 보고 있다고 알려 다른 사람을 부르지 않게 한다.' },
      run: (args, context) => enqueue('acknowledge', args, context),
    }),
    resolve: action<PagerDutySettings, Args>({
      ...manifest,
      doc: 'Ends an alert.',
      args: z.strictObject({ text: notSent, severity: notSent, alert }) as unknown as z.ZodType<Args>,
      effect: { changes: 'alert', reaches: 'staff', lasting: false, severe: false },
      resource,
      inverse: null,
      traits: { docKo: '알림을 끝낸다.' },
      run: (args, context) => enqueue('resolve', args, context),
    }),
  },
  probes: {},
  speak: (message, context) =>
    enqueue(
      message.alert?.isOver === true ? 'resolve' : 'trigger',
      {
        text: withChoices(message),
        severity: message.urgent ? 'critical' : 'info',
        ...(message.alert === undefined ? {} : { alert: message.alert.name }),
      },
      context,
    ),
});

async function enqueue(
  event: 'trigger' | 'acknowledge' | 'resolve',
  { text, severity = 'error', alert: name }: Partial<Args>,
  context: RunContext<PagerDutySettings>,
): Promise<Outcome> {
  const { routingKey, source } = context.settings;
  const url = urlOf(context.settings.url);
  if (url === null) return refused('the `url` is no URL');
  const payload = {
    summary: cut(oneLine(text ?? ''), 1024),
    source,
    severity,
    custom_details: { text: lines(text ?? '') },
  };
  const content = {
    routing_key: textOf(routingKey),
    event_action: event,
    dedup_key: dedupKey(name ?? context.key),
    ...(event === 'trigger' ? { payload } : {}),
  };
  return acted(
    { method: 'POST', url, content },
    { ...context, settings: { ...context.settings, headers: {} } },
  );
}

/** At most 255 characters: a longer key goes by its hash. */
function dedupKey(key: string): string {
  const sent = headerKey(key);
  return sent.length <= 255 ? sent : createHash('sha256').update(key).digest('hex');
}
