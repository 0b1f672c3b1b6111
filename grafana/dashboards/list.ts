import type { DashboardSpec } from '../spec.ts';
import { actions } from './actions.ts';
import { anomalies } from './anomalies.ts';
import { customers } from './customers.ts';
import { delivery } from './delivery.ts';
import { engine } from './engine.ts';
import { liveOrders } from './live-orders.ts';

/** Every dashboard, in the order of the folder. A new one is a file here and a line. */
export const DASHBOARDS: readonly DashboardSpec[] = [
  liveOrders,
  delivery,
  anomalies,
  actions,
  customers,
  engine,
];
