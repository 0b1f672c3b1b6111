import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Order, OrderPayload } from '../control/order.ts';
import type { OrderBox } from '../control/order-box.ts';
import type { Reporter } from '../ports.ts';
import type { NewSignal } from '../store.ts';

const name = z.string().min(1).max(200);
const silenced = z.strictObject({
  playbook: name.nullable(),
  in: z.record(z.string(), z.string()),
});
const order: z.ZodType<Order> = z.discriminatedUnion('word', [
  z.strictObject({
    word: z.literal('undo'),
    scope: z.enum(['all', 'playbook', 'incident']),
    name: z.string().max(200),
  }),
  z.strictObject({
    word: z.literal('hand-over'),
    scope: z.enum(['playbook', 'incident']),
    name,
    to: name,
  }),
  z.strictObject({ word: z.enum(['pause', 'unpause']), playbook: name }),
  z.strictObject({ word: z.literal('acknowledge'), incident: name }),
  z.strictObject({ word: z.literal('silence'), of: silenced, forMs: z.number().positive() }),
  z.strictObject({ word: z.literal('unsilence'), of: silenced }),
]);
const left = z.strictObject({ order, by: z.string(), reason: z.string() });

/** The folder of a host where orders are left for the process that has its embedded store. */
export function ordersFolder(data: string): string {
  return join(data, 'orders');
}

/**
 * Leaves an order there. Nobody reads half a file: it is put in place whole.
 *
 * @param id  names it for ever, unlike any other
 */
export function leaveOrder(folder: string, id: string, said: Omit<OrderPayload, 'atMs'>): void {
  mkdirSync(folder, { recursive: true });
  const beside = join(folder, `${id}.${process.pid}`);
  writeFileSync(beside, JSON.stringify(said));
  renameSync(beside, join(folder, `${id}.json`));
}

/** Orders that were left in a folder, read anew at each call; one that cannot be read is told and put aside. */
export function hostOrders(folder: string, reporter: Reporter): OrderBox {
  const pathOf = ({ id }: Pick<NewSignal, 'id'>): string => join(folder, `${id.slice('order:'.length)}.json`);
  const read = (file: string, nowMs: number): readonly NewSignal[] => {
    const id = file.slice(0, -'.json'.length);
    try {
      const payload = { ...left.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))), atMs: nowMs };
      return [{ id: `order:${id}`, incident: '', kind: 'order', payload: payload as never }];
    } catch {
      renameSync(join(folder, file), join(folder, `${id}.refused`));
      reporter.warn('an order that cannot be read was put aside', { file: join(folder, `${id}.refused`) });
      return [];
    }
  };
  return {
    areComing: () => false,
    async due(nowMs) {
      let files: readonly string[];
      try {
        files = readdirSync(folder);
      } catch {
        return [];
      }
      return files
        .filter((file) => file.endsWith('.json'))
        .sort()
        .flatMap((file) => read(file, nowMs));
    },
    async taken(signal) {
      rmSync(pathOf(signal), { force: true });
    },
  };
}
