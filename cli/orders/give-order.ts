import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import { say } from '../../dsl/say.ts';
import { leaveOrder, ordersFolder } from '../../engine/adapters/host-orders.ts';
import { type Order, orderSignal } from '../../engine/control/order.ts';
import type { StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import type { Config } from '../config.ts';
import type { Io } from '../io.ts';
import { type KnownProject, knownProject } from '../kill/kill-target.ts';
import { storeAt } from '../state/store-at.ts';
import { UsageError } from '../usage-error.ts';
import { meantEffects } from './meant-effects.ts';
import { orderText } from './order-text.ts';

export interface OrderOptions {
  readonly directory: string;
  /** Folder of embedded parts; null: `.ordersense` in the project. */
  readonly data: string | null;
  /** null: nobody said why. */
  readonly reason: string | null;
}

/** The project's store, open. */
export type OpenStore = (
  config: Config,
  data: string,
  mustExist: boolean,
) => Promise<StateStore & StoreArchive>;

/**
 * Gives an order: as a signal in the inbox of the store, or, where the store belongs to the process that runs, as a file
 * in its data folder. It is carried out by the process that runs, within a second.
 *
 * @param orderOf  made when the project's names are known
 * @throws UsageError    without a reason, or about what is not there
 * @throws OutsideError  when the store cannot be reached
 */
export async function giveOrder(
  options: OrderOptions,
  orderOf: (known: KnownProject) => Order,
  io: Io,
  open: OpenStore = storeAt,
): Promise<void> {
  const reason = options.reason?.trim() ?? '';
  const known = await knownProject(options.directory);
  const order = orderOf(known);
  if (reason === '' && order.word !== 'acknowledge')
    throw new UsageError(say`whoever comes next must know why`, say`add \`--reason "what you saw"\``);
  requireNamed(order, known);
  requirePerson(order, known);
  const { config } = known;
  const data = options.data ?? resolve(options.directory, '.ordersense');
  const by = userInfo().username;
  if (config?.store === undefined) {
    // They are taken in the order in which they were given.
    leaveOrder(ordersFolder(data), `${Date.now()}-${randomUUID()}`, { order, by, reason });
    io.out(told(orderText(order), io.lang));
    io.out(
      told(
        say`left in ${ordersFolder(data)}: the run on this host takes it within a second, or when it starts`,
        io.lang,
      ),
    );
    return;
  }
  const store = await open(config, data, true);
  try {
    await requireIncident(order, store);
    const isScoped = order.word === 'undo' || order.word === 'hand-over';
    const effects = isScoped ? await meantEffects(order, store) : [];
    if (order.word === 'hand-over' && effects.length === 0)
      throw new UsageError(
        say`nothing of it waits to be taken back`,
        say`\`ordersense undo\` without \`--handed-over-to\` takes back what is in force`,
      );
    await store.signal(orderSignal({ order, by, reason, atMs: await store.now() }));
    io.out(told(orderText(order), io.lang));
    for (const { effect, target } of effects) io.out(`  ${effect}  ${target}`);
    io.out(told(say`in the store: the process that runs takes it within a second`, io.lang));
  } finally {
    await store.close();
  }
}

/** A misspelt name would change nothing. */
function requireNamed(order: Order, { playbooks }: KnownProject): void {
  const name = playbookOf(order);
  if (name === null || playbooks === null || playbooks.includes(name)) return;
  throw new UsageError(
    say`there is no playbook \`${name}\` here`,
    say`nothing was changed; there are ${playbooks.join(', ')}`,
  );
}

/** Where the settings name people, whoever takes over is one of them: a misspelt name would be nobody. */
function requirePerson(order: Order, { config }: KnownProject): void {
  const people = Object.keys(config?.people ?? {});
  if (order.word !== 'hand-over' || people.length === 0 || people.includes(order.to)) return;
  throw new UsageError(
    say`there is nobody called \`${order.to}\` in the settings`,
    say`nothing was changed; there are ${people.join(', ')}`,
  );
}

/** The playbook that an order names; null: it names none. */
export function playbookOf(order: Order): string | null {
  switch (order.word) {
    case 'undo':
    case 'hand-over':
      return order.scope === 'playbook' ? order.name : null;
    case 'pause':
    case 'unpause':
      return order.playbook;
    case 'silence':
    case 'unsilence':
      return order.of.playbook;
    case 'acknowledge':
      return null;
  }
}

/** The incident that an order names; null: it names none. */
export function incidentOf(order: Order): string | null {
  if (order.word === 'acknowledge') return order.incident;
  const isScoped = order.word === 'undo' || order.word === 'hand-over';
  return isScoped && order.scope === 'incident' ? order.name : null;
}

async function requireIncident(order: Order, store: StoreArchive): Promise<void> {
  const id = incidentOf(order);
  if (id === null || (await store.decisions(id)).length > 0) return;
  throw new UsageError(
    say`there is no incident \`${id}\``,
    say`nothing was changed; \`ordersense status\` shows what is in force, with its incident`,
  );
}
