import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  type Dashboard,
  DashboardBuilder,
  type Panel,
  QueryVariableBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as HistoryBuilder } from '@grafana/grafana-foundation-sdk/statushistory';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { DashboardSpec, Language, PanelKind, PanelSpec } from './spec.ts';
import { sqlQuery } from './sql-query.ts';

/** Grafana's id of the data source that `provisioning/datasources` declares. */
const SOURCE = { type: 'grafana-postgresql-datasource', uid: 'ordersense' };

/** Regions that anything was counted in, so that none has to be typed. */
const REGIONS = `select distinct region from ordersense.os_metric_5m
 where region is not null and time > now() - interval '7 days' order by 1`;

/** Rows of the grid. */
const HEIGHT: Readonly<Record<PanelKind, number>> = { stat: 6, timeseries: 9, history: 9, table: 9 };

type AnyPanelBuilder = TimeseriesBuilder | StatBuilder | TableBuilder | HistoryBuilder;

/** A dashboard as Grafana provisions it, in one language. */
export function dashboardOf(spec: DashboardSpec, language: Language): Dashboard {
  const builder = new DashboardBuilder(spec.title[language])
    .uid(`${spec.uid}-${language}`)
    .description(spec.doc[language])
    .tags(['ordersense', language])
    .timezone('browser')
    .time({ from: 'now-6h', to: 'now' })
    .refresh('1m')
    .withVariable(
      new QueryVariableBuilder('region')
        .label(language === 'ko' ? '지역' : 'Region')
        .datasource(SOURCE)
        .query(REGIONS)
        .refresh(VariableRefresh.OnTimeRangeChanged)
        .multi(true)
        .includeAll(true)
        .current({ text: 'All', value: '$__all', selected: true }),
    );
  for (const panel of spec.panels) builder.withPanel(panelOf(panel, language));
  return builder.build();
}

function panelOf(spec: PanelSpec, language: Language): Builder<Panel> {
  const { kind, title, doc, unit, units = {}, sql, width } = spec;
  const isSeries = kind === 'timeseries' || kind === 'history';
  const builder = builderOf(kind)
    .title(title[language])
    .description(doc[language])
    .datasource(SOURCE)
    .unit(unit)
    .span(width)
    .height(HEIGHT[kind])
    .noValue(language === 'ko' ? '기록 없음' : 'nothing recorded')
    .withTarget(sqlQuery(sql, isSeries ? 'time_series' : 'table'));
  for (const [column, id] of Object.entries(units))
    builder.overrideByName(column, [{ id: 'unit', value: id }]);
  return builder;
}

function builderOf(kind: PanelKind): AnyPanelBuilder {
  switch (kind) {
    case 'timeseries':
      // A gap stays one: what is unknown is not drawn as if it were known.
      return new TimeseriesBuilder().spanNulls(false).fillOpacity(8).lineWidth(2);
    case 'history':
      return new HistoryBuilder();
    case 'table':
      return new TableBuilder();
    case 'stat':
      return new StatBuilder();
  }
}
