/** A text for people, in both languages that dashboards are written in. */
export interface Words {
  readonly en: string;
  readonly ko: string;
}

export type Language = keyof Words;

/** How rows are drawn: `history` colours a cell for each series and time. */
export type PanelKind = 'timeseries' | 'stat' | 'table' | 'history';

/** One question that a dashboard answers, and the SQL of the public views that answers it. */
export interface PanelSpec {
  readonly kind: PanelKind;
  readonly title: Words;
  /** What is shown, of when, and what to do about it. */
  readonly doc: Words;
  /** Grafana's id of a unit: `short`, `percentunit`, `ms`, `s`, `currencyKRW`. */
  readonly unit: string;
  /** Columns that have another. */
  readonly units?: Readonly<Record<string, string>>;
  /**
   * With Grafana's macros `$__timeFilter(time)`, `$__timeFrom()`, `$__timeTo()` and the dashboard's variables. Of a
   * `timeseries` or `history`: columns `time`, `metric` and a value, in order of time.
   */
  readonly sql: string;
  /** Of 24 columns. */
  readonly width: number;
}

export interface DashboardSpec {
  /** File name and address: never changes. */
  readonly uid: string;
  readonly title: Words;
  readonly doc: Words;
  readonly panels: readonly PanelSpec[];
}

/** A metric over time, one line for each of the regions that are chosen. */
export function regionLines(
  metric: string,
  panel: Pick<PanelSpec, 'title' | 'doc' | 'unit' | 'width'>,
): PanelSpec {
  return {
    kind: 'timeseries',
    ...panel,
    sql: `select time, region as metric, value from ordersense.os_metric_5m
 where $__timeFilter(time) and metric = '${metric}' and region in ($region) order by time`,
  };
}
