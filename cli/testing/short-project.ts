import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a copy of the project reads, stores and acts. */
export interface ShortSettings {
  /** Begins the names of topic and playbook, so that runs on shared services do not meet; small letters. */
  readonly prefix: string;
  /** Where `city` is. */
  readonly city: string;
  /** A silence of the orders that blinds; `5m` unless given. */
  readonly silentAfter?: string;
  /** Further lines of `ordersense.config.yaml`. */
  readonly config?: readonly string[];
}

/**
 * Writes a project whose incidents open and recover within half a minute of few orders in a region. One playbook puts a
 * resource until recovery (class `key`), the other posts a message (class `none`).
 *
 * @returns  the folder
 */
export function writeShortProject(
  folder: string,
  { prefix, city, silentAfter = '5m', config = [] }: ShortSettings,
): string {
  writeFileSync(
    join(folder, 'orders.play'),
    PLAYBOOK.replaceAll('PREFIX', prefix).replace('SILENT', silentAfter),
  );
  writeFileSync(
    join(folder, 'ordersense.config.yaml'),
    [
      'name: short',
      'zone: Asia/Seoul',
      ...config,
      'connectors:',
      '  city:',
      '    use: http',
      `    baseUrl: ${city}`,
      '    allow: ["/regions/"]',
      '    allowPrivate: ["127.0.0.1/32"]',
      '',
    ].join('\n'),
  );
  return folder;
}

const PLAYBOOK = `language 1

stream order_events "주문" from kafka "PREFIX-orders" {
  key event_id  time at  late 2s  silent after SILENT  owner "platform"
  field event_id is id
  field region   is place
}

metric orders "주문 수" = count of order_events per region  over 20s  missing as zero

playbook PREFIX_few_orders "주문 끊김" {
  owner    "ops"
  severity high
  mode     live

  when orders per region < 5 over 20s for 10s
  recovered when orders per region >= 5 over 20s for 10s

  guard {
    cooldown 30m per region
    at most 40 runs in 1h
  }

  then {
    do city.put(path: "/regions/{region}/incentive", body: { bonus: 2000 }) until recovered or 1h
  }
}

playbook PREFIX_notice "주문 끊김 알림" {
  owner    "ops"
  severity low
  mode     live

  when orders per region < 5 over 20s for 10s
  recovered when orders per region >= 5 over 20s for 10s

  guard {
    cooldown 30m per region
    at most 40 runs in 1h
  }

  then {
    do city.post(path: "/regions/{region}/notice", body: { text: "{region} orders are short" })
  }
}
`;
