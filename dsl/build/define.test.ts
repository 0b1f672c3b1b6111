import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** The items of a text without an error, with the words at their spans. */
function treeOf(text: string): string {
  const { file, diagnostics } = parse(text, 'a.play');
  expect(diagnostics).toEqual([]);
  return writtenTree(file.items, file.text);
}

// Rules: define (check, routine, value, words), params.
test.each<[string, string, string]>([
  [
    'a check has causes',
    'define check kitchen.slow "주방" { because too slow "느림" when a is 1 }',
    `
      define-check ‹define check kitchen.slo …  slow "느림" when a is 1 }›
        name ‹kitchen.slow›
        title text ‹"주방"›
        causes[] ‹because too slow "느림" when a is 1›
          cause ‹too slow›
          title text ‹"느림"›
          when test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
    `,
  ],
  [
    'a routine without parameters',
    'define routine calm() { ... }',
    `
      define-routine ‹define routine calm() { ... }›
        name ‹calm›
        body[] hole ‹...›
    `,
  ],
  [
    'a routine with parameters',
    'define routine tell(누구 is text, order is id(order), how is one of ("mail", call)) { do notify.ops(text: "a") escalate }',
    `
      define-routine ‹define routine tell(누구 i … ps(text: "a") escalate }›
        name ‹tell›
        params[]
          name ‹누구›
          type named ‹text›
            name ‹text›
        params[]
          name ‹order›
          type named ‹id(order)›
            name ‹id›
            of ‹order›
        params[]
          name ‹how›
          type one-of ‹one of ("mail", call)›
            values[] text ‹"mail"›
            values[] name ‹call›
        body[] do ‹do notify.ops(text: "a")›
          call ‹notify.ops(text: "a")›
            name ‹notify.ops›
            args[] ‹text: "a"›
              name ‹text›
              value text ‹"a"›
        body[] escalate ‹escalate›
    `,
  ],
  [
    'a value of any unit',
    'define value vip.bonus = 2천원',
    `
      define-value ‹define value vip.bonus = 2천원›
        name ‹vip.bonus›
        value money minor=2000 currency=KRW ‹2천원›
    `,
  ],
  [
    'a negative value',
    'define value floor = -5%',
    `
      define-value ‹define value floor = -5%›
        name ‹floor›
        value percent ratio=-0.05 ‹-5%›
    `,
  ],
  [
    'a value that is a name',
    'define value home = 강남구',
    `
      define-value ‹define value home = 강남구›
        name ‹home›
        value name ‹강남구›
    `,
  ],
  [
    'words for codes',
    'define words region { 강남구: "seoul-gangnam", when: "x" }',
    `
      define-words ‹define words region { 강남구: "seoul-gangnam", when: "x" }›
        name ‹region›
        words record ‹{ 강남구: "seoul-gangnam", when: "x" }›
          entries[] ‹강남구: "seoul-gangnam"›
            name ‹강남구›
            value text ‹"seoul-gangnam"›
          entries[] ‹when: "x"›
            name ‹when›
            value text ‹"x"›
    `,
  ],
  [
    'no words yet',
    'define words region {}',
    `
      define-words ‹define words region {}›
        name ‹region›
        words record ‹{}›
    `,
  ],
])('%s', (_title, text, tree) => {
  expect(treeOf(text)).toBe(unindented(tree));
});

// Rules: define (schedule), period, day.
test.each<[string, string, string]>([
  [
    'every day, all day',
    'define schedule s = daily',
    `
      define-schedule ‹define schedule s = daily›
        name ‹s›
        periods[] ‹daily›
          on days
            days[] daily
    `,
  ],
  [
    '`everyday` is a spelling',
    'define schedule s = everyday 09:00-18:00',
    `
      define-schedule ‹define schedule s = everyday 09:00-18:00›
        name ‹s›
        periods[] ‹everyday 09:00-18:00›
          hours
            from time minutes=540 ‹09:00›
            to time minutes=1080 ‹18:00›
          on days
            days[] daily
    `,
  ],
  [
    'days, then hours for all of them',
    'define schedule s "주말" = sat, sun 10:00-12:00',
    `
      define-schedule ‹define schedule s "주말" = sat, sun 10:00-12:00›
        name ‹s›
        title text ‹"주말"›
        periods[] ‹sat, sun 10:00-12:00›
          hours
            from time minutes=600 ‹10:00›
            to time minutes=720 ‹12:00›
          on days
            days[] sat
            days[] sun
    `,
  ],
  [
    'after hours a comma begins the next period',
    'define schedule s = mon, tue 09:00-18:00, wed 10:00-11:00',
    `
      define-schedule ‹define schedule s = mon, tue 09:00-18:00, wed 10:00-11:00›
        name ‹s›
        periods[] ‹mon, tue 09:00-18:00›
          hours
            from time minutes=540 ‹09:00›
            to time minutes=1080 ‹18:00›
          on days
            days[] mon
            days[] tue
        periods[] ‹wed 10:00-11:00›
          hours
            from time minutes=600 ‹10:00›
            to time minutes=660 ‹11:00›
          on days
            days[] wed
    `,
  ],
  [
    'a date after days is a period of its own',
    'define schedule s = weekend, 2026-02-16',
    `
      define-schedule ‹define schedule s = weekend, 2026-02-16›
        name ‹s›
        periods[] ‹weekend›
          on days
            days[] weekend
        periods[] ‹2026-02-16›
          on dates
            from date date=2026-02-16 ‹2026-02-16›
    `,
  ],
  [
    'dates from and to',
    'define schedule 설 = 2026-02-16..2026-02-18',
    `
      define-schedule ‹define schedule 설 = 2026-02-16..2026-02-18›
        name ‹설›
        periods[] ‹2026-02-16..2026-02-18›
          on dates
            from date date=2026-02-16 ‹2026-02-16›
            to date date=2026-02-18 ‹2026-02-18›
    `,
  ],
  [
    'dates with hours over midnight',
    'define schedule s = 2026-02-16 22:00-02:00',
    `
      define-schedule ‹define schedule s = 2026-02-16 22:00-02:00›
        name ‹s›
        periods[] ‹2026-02-16 22:00-02:00›
          on dates
            from date date=2026-02-16 ‹2026-02-16›
          hours
            from time minutes=1320 ‹22:00›
            to time minutes=120 ‹02:00›
    `,
  ],
  [
    'to the end of the day',
    'define schedule s = weekday 20:00-24:00',
    `
      define-schedule ‹define schedule s = weekday 20:00-24:00›
        name ‹s›
        periods[] ‹weekday 20:00-24:00›
          hours
            from time minutes=1200 ‹20:00›
            to time minutes=1440 ‹24:00›
          on days
            days[] weekday
    `,
  ],
  [
    'a zone is no title',
    'define schedule s = daily in "Asia/Seoul"',
    `
      define-schedule ‹define schedule s = daily in "Asia/Seoul"›
        name ‹s›
        periods[] ‹daily›
          on days
            days[] daily
        zone text ‹"Asia/Seoul"›
    `,
  ],
  [
    'a title and a zone',
    'define schedule s "종일" = daily in "Asia/Seoul"',
    `
      define-schedule ‹define schedule s "종일" = daily in "Asia/Seoul"›
        name ‹s›
        title text ‹"종일"›
        periods[] ‹daily›
          on days
            days[] daily
        zone text ‹"Asia/Seoul"›
    `,
  ],
])('schedule: %s', (_title, text, tree) => {
  expect(treeOf(text)).toBe(unindented(tree));
});

// Rules: define (audience), order.
test.each<[string, string, string]>([
  [
    'all rows of a table',
    'define audience all = riders',
    `
      define-audience ‹define audience all = riders›
        name ‹all›
        of ‹riders›
    `,
  ],
  [
    '`where` without parentheses takes `and` and `or`',
    'define audience n = riders where idle is true and rating > 4.5',
    `
      define-audience ‹define audience n = ride … is true and rating > 4.5›
        name ‹n›
        of ‹riders›
        where and ‹idle is true and rating > 4.5›
          parts[] is ‹idle is true›
            field ‹idle›
            value bool ‹true›
          parts[] compare op=> ‹rating > 4.5›
            field ‹rating›
            value number ‹4.5›
    `,
  ],
  [
    'a distance is no cap',
    'define audience n = riders within 3km of region',
    `
      define-audience ‹define audience n = riders within 3km of region›
        name ‹n›
        of ‹riders›
        within
          distance distance metres=3000 ‹3km›
          of ‹region›
    `,
  ],
  [
    'a cap is no distance',
    'define audience n = riders at most 300명',
    `
      define-audience ‹define audience n = riders at most 300명›
        name ‹n›
        of ‹riders›
        atMost count value=300 unit=명 ‹300명›
    `,
  ],
  [
    'nearest first',
    'define audience n = riders nearest first',
    `
      define-audience ‹define audience n = riders nearest first›
        name ‹n›
        of ‹riders›
        order nearest
    `,
  ],
  [
    'worst first by a metric',
    'define audience n = restaurants worst first by reject.share',
    `
      define-audience ‹define audience n = restaurants worst first by reject.share›
        name ‹n›
        of ‹restaurants›
        order worst
          by ‹reject.share›
    `,
  ],
  [
    'everything in its order',
    'define audience n "근처" = riders where idle is true within 3km of region.centre nearest first at most 300',
    `
      define-audience ‹define audience n "근처" = … earest first at most 300›
        name ‹n›
        title text ‹"근처"›
        of ‹riders›
        where is ‹idle is true›
          field ‹idle›
          value bool ‹true›
        within
          distance distance metres=3000 ‹3km›
          of ‹region.centre›
        atMost number ‹300›
        order nearest
    `,
  ],
])('audience: %s', (_title, text, tree) => {
  expect(treeOf(text)).toBe(unindented(tree));
});
