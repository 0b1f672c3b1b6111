import type { RecordValue } from './call.ts';
import type { Filter } from './filter.ts';
import type { Atom, DateLiteral, Literal, Name, QName, Span, TextLiteral, TimeLiteral } from './literal.ts';
import type { FieldType } from './source.ts';
import type { Because, Statement } from './statement.ts';

/** What `define` names for reuse. */
export type Definition =
  | {
      readonly kind: 'define-check';
      readonly name: QName;
      readonly title: TextLiteral | null;
      readonly causes: readonly Because[];
      readonly span: Span;
    }
  | {
      readonly kind: 'define-routine';
      readonly name: QName;
      readonly params: readonly RoutineParam[];
      readonly body: readonly Statement[];
      readonly span: Span;
    }
  | ScheduleDefinition
  | AudienceDefinition
  | { readonly kind: 'define-value'; readonly name: QName; readonly value: Atom; readonly span: Span }
  | { readonly kind: 'define-words'; readonly name: QName; readonly words: RecordValue; readonly span: Span };

export interface RoutineParam {
  readonly name: Name;
  readonly type: FieldType;
}

/** `define schedule peak "피크" = daily 11:30-13:30, 2026-02-16..2026-02-18 in "Asia/Seoul"`. */
export interface ScheduleDefinition {
  readonly kind: 'define-schedule';
  readonly name: QName;
  readonly title: TextLiteral | null;
  readonly periods: readonly Period[];
  /** An IANA zone; null is the project's. */
  readonly zone: TextLiteral | null;
  readonly span: Span;
}

export type Day = 'daily' | 'weekday' | 'weekend' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Days or dates with hours; `to` of the hours before `from` ends on the next day; no hours is all day. */
export interface Period {
  readonly on:
    | { readonly kind: 'days'; readonly days: readonly Day[] }
    | { readonly kind: 'dates'; readonly from: DateLiteral; readonly to: DateLiteral | null };
  readonly hours: { readonly from: TimeLiteral; readonly to: TimeLiteral } | null;
  readonly span: Span;
}

/** `define audience nearby = riders_now where idle is true within 3km of region nearest first at most 300명`. */
export interface AudienceDefinition {
  readonly kind: 'define-audience';
  readonly name: QName;
  readonly title: TextLiteral | null;
  readonly of: QName;
  readonly where: Filter | null;
  readonly within: { readonly distance: Literal; readonly of: QName } | null;
  readonly order: { readonly kind: 'worst'; readonly by: QName } | { readonly kind: 'nearest' } | null;
  readonly atMost: Literal | null;
  readonly span: Span;
}
