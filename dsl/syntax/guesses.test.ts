import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { reportPretty } from '../reporters/pretty.ts';
import { unindented } from '../testing/written-tree.ts';

/** Everything the author reads about a text. */
function answerTo(text: string): string {
  const { file, diagnostics } = parse(text, 'a.play');
  return reportPretty(diagnostics, new Map([['a.play', file.text]]));
}

// LANGUAGE D, "What people write first": each guess gets its own answer, never a list of tokens.
test.each<[string, string, string]>([
  [
    'a change without a comparison',
    'when orders per region drop 50% over 15m then check riders.health',
    `
      error[OS0101]: a change needs a comparison before \`50%\`
       --> a.play:1:29
        |
      1 | when orders per region drop 50% over 15m then check riders.health
        |                             ^^^ expected > < >= or <=
        |
        = help: for example   drop > 50%   ("falls by more than half")
    `,
  ],
  [
    'a rise without a comparison',
    'when delivery_time rise 15m over 30m then ...',
    `
      error[OS0101]: a change needs a comparison before \`15m\`
       --> a.play:1:25
        |
      1 | when delivery_time rise 15m over 30m then ...
        |                         ^^^ expected > < >= or <=
        |
        = help: for example   rise > 15m   ("rises by more than 15m")
    `,
  ],
  [
    'a rise as one speaks',
    'when delivery_time rises 2x over 30m then ...',
    `
      error[OS0101]: a change needs a comparison before \`2x\`
       --> a.play:1:26
        |
      1 | when delivery_time rises 2x over 30m then ...
        |                          ^^ expected > < >= or <=
        |
        = help: for example   rises > 2x   ("rises to more than 2x the usual")
    `,
  ],
  [
    'a test without a comparison',
    'when delivery_time 40m over 30m then ...',
    `
      error[OS0101]: a test needs a comparison before \`40m\`
       --> a.play:1:20
        |
      1 | when delivery_time 40m over 30m then ...
        |                    ^^^ expected > < >= or <=
        |
        = help: for example   delivery_time > 40m
    `,
  ],
  [
    'a filter without a comparison',
    'metric slow = count of deliveries where total 40m',
    `
      error[OS0101]: a test needs a comparison before \`40m\`
       --> a.play:1:47
        |
      1 | metric slow = count of deliveries where total 40m
        |                                               ^^^ expected > < >= or <=
        |
        = help: for example   total > 40m
    `,
  ],
  [
    '`where a and b`',
    'when each churn where probability >= 70% and favourite is "치킨" per customer then ...',
    `
      error[OS1103]: \`and\` after a \`where\` without parentheses can be read in two ways
       --> a.play:1:46
        |
      1 | when each churn where probability >= 70% and favourite is "치킨" per customer then ...
        |                                              ^^^^^^^^^ a part of the filter, or a test of its own?
        |
        = fix: ordersense lint --unsafe-fixes  writes where (probability >= 70% and favourite is "치킨")
    `,
  ],
  [
    '`where a and b` before something that is no filter',
    'when no e where a is 1 and no f over 15m then ...',
    `
      error[OS0101]: \`and\` after a \`where\` without parentheses can be read in two ways
       --> a.play:1:24
        |
      1 | when no e where a is 1 and no f over 15m then ...
        |                        ^^^ a part of the filter, or a condition of its own?
        |
        = help: write   where (…) and …
    `,
  ],
  [
    '`A then B within 15m`',
    'when a > 1 then b > 2 within 15m then do x()',
    `
      error[OS0101]: one thing after another is written \`followed by\`
       --> a.play:1:17
        |
      1 | when a > 1 then b > 2 within 15m then do x()
        |                 ^ a second condition, not an action
        |
        = help: write   A followed by B within 15m
    `,
  ],
  [
    'what is no action after `then`',
    'when a > 1 then notify the team',
    `
      error[OS0101]: \`notify\` is not an action
       --> a.play:1:17
        |
      1 | when a > 1 then notify the team
        |                 ^^^^^^ expected \`do\`, \`check\`, \`if\`, \`escalate\` or \`{\`
        |
        = help: for example   then do notify.ops(text: "…")
    `,
  ],
  [
    '`every day at 17:00`',
    'playbook p { when every day at 17:00 then do x() }',
    `
      error[OS0101]: a time of day is written \`when at 17:00\`
       --> a.play:1:19
        |
      1 | playbook p { when every day at 17:00 then do x() }
        |                   ^^^^^^^^^^^^^^^^^^ every day is meant without saying so
        |
        = help: for example   when at 17:00 during weekdays and orders < 10
    `,
  ],
  [
    '`daily at 17:00`',
    'playbook p { when daily at 17:00 then do x() }',
    `
      error[OS0101]: a time of day is written \`when at 17:00\`
       --> a.play:1:19
        |
      1 | playbook p { when daily at 17:00 then do x() }
        |                   ^^^^^^^^^^^^^^ every day is meant without saying so
        |
        = help: for example   when at 17:00 during weekdays and orders < 10
    `,
  ],
  [
    '`until recovered or tomorrow 09:00`',
    'when a > 1 then do x() until recovered or tomorrow 09:00',
    `
      error[OS0101]: a time of day means the next one, so it needs no day
       --> a.play:1:43
        |
      1 | when a > 1 then do x() until recovered or tomorrow 09:00
        |                                           ^^^^^^^^ leave this out
        |
        = help: write \`until recovered or 09:00\`
        = fix: ordersense lint --unsafe-fixes  replaces \`tomorrow 09:00\` with \`09:00\`
    `,
  ],
  [
    '`until today 18:00`',
    'when a > 1 then do x() until today 18:00',
    `
      error[OS0101]: a time of day means the next one, so it needs no day
       --> a.play:1:30
        |
      1 | when a > 1 then do x() until today 18:00
        |                              ^^^^^ leave this out
        |
        = help: write \`until 18:00\`
        = fix: ordersense lint --unsafe-fixes  replaces \`today 18:00\` with \`18:00\`
    `,
  ],
  [
    '`until 내일 09:00`',
    'when a > 1 then do x() until 내일 09:00',
    `
      error[OS0101]: a time of day means the next one, so it needs no day
       --> a.play:1:30
        |
      1 | when a > 1 then do x() until 내일 09:00
        |                              ^^^^ leave this out
        |
        = help: write \`until 09:00\`
        = fix: ordersense lint --unsafe-fixes  replaces \`내일 09:00\` with \`09:00\`
    `,
  ],
  [
    '`retry … else`',
    'when a > 1 then do x() retry 5 times every 1m else do y()',
    `
      error[OS0101]: what to do when all tries fail is written \`on failure\`
       --> a.play:1:47
        |
      1 | when a > 1 then do x() retry 5 times every 1m else do y()
        |                                               ^^^^ \`else\` belongs to an \`if\`, an \`expect\` or an approval
        |
        = help: write   on failure { … }
    `,
  ],
  [
    '`at most 10% of restaurants in region`',
    'when a > 1 then do x() at most 10% of restaurants in region',
    `
      error[OS0101]: a share is already of the \`region\` that \`when\` binds
       --> a.play:1:54
        |
      1 | when a > 1 then do x() at most 10% of restaurants in region
        |                                                      ^^^^^^ leave out \`in region\`
        |
        = help: write \`of restaurants\`; after \`in\` stands a time, for example   in 1h
        = fix: ordersense lint --unsafe-fixes  removes it
    `,
  ],
  [
    '`is number(1..5)`',
    'stream s from kafka "t" { field rating is number(1..5) }',
    `
      error[OS0101]: a type has no limits, so \`1\` does not fit here
       --> a.play:1:50
        |
      1 | stream s from kafka "t" { field rating is number(1..5) }
        |                                                  ^ the type is \`number\` alone
        |
        = help: write \`is number\`; limits belong into a condition, for example   rating < 2
    `,
  ],
  [
    '`is number 1..5`',
    'stream s from kafka "t" { field rating is number 1..5 }',
    `
      error[OS0101]: a type has no limits, so \`1\` does not fit here
       --> a.play:1:50
        |
      1 | stream s from kafka "t" { field rating is number 1..5 }
        |                                                  ^ the type is \`number\` alone
        |
        = help: write \`is number\`; limits belong into a condition, for example   rating < 2
    `,
  ],
  [
    '`for 50m per order`',
    'when each orders where status is "cooking" for 50m per order_id then ...',
    `
      error[OS0101]: \`for\` holds a test, it does not count how long each one has been in a state
       --> a.play:1:52
        |
      1 | when each orders where status is "cooking" for 50m per order_id then ...
        |                                                    ^^^ \`per\` cannot follow \`for\`
        |
        = help: write   each … not followed by each … within 50m
    `,
  ],
  [
    '`playbook x "…": when …`',
    'playbook dip "주문 급감": when orders drop > 50% over 15m then ...',
    `
      error[OS0101]: the clauses of a playbook stand in braces
       --> a.play:1:21
        |
      1 | playbook dip "주문 급감": when orders drop > 50% over 15m then ...
        |                         ^ expected \`{\` before this
        |
        = help: write   playbook dip "주문 급감" { when … then … }
    `,
  ],
  [
    '`playbook x "…" when …`',
    'playbook dip "주문 급감" when orders drop > 50% over 15m then ...',
    `
      error[OS0101]: the clauses of a playbook stand in braces
       --> a.play:1:22
        |
      1 | playbook dip "주문 급감" when orders drop > 50% over 15m then ...
        |                          ^^^^ expected \`{\` before this
        |
        = help: write   playbook dip "주문 급감" { when … then … }
    `,
  ],
  [
    'a playbook with nothing behind its name',
    'playbook dip "주문 급감"',
    `
      error[OS0101]: the clauses of a playbook stand in braces
       --> a.play:1:20
        |
      1 | playbook dip "주문 급감"
        |                        ^ expected \`{\` after this
        |
        = help: write   playbook dip "주문 급감" { when … then … }
    `,
  ],
  [
    '`given orders usual 100, now 30`',
    'test "t" { given orders usual 100, now 30 }',
    `
      error[OS0101]: what a test gives is written with \`was\` and \`is\`, not \`usual\`
       --> a.play:1:25
        |
      1 | test "t" { given orders usual 100, now 30 }
        |                         ^^^^^ expected \`was\`, \`is\` or \`in\`
        |
        = help: for example   given orders was 100 each 15m   and   given orders is 30 each 1m
    `,
  ],
  [
    '`given … normally`',
    'test "t" { given riders normally 20 }',
    `
      error[OS0101]: what a test gives is written with \`was\` and \`is\`, not \`normally\`
       --> a.play:1:25
        |
      1 | test "t" { given riders normally 20 }
        |                         ^^^^^^^^ expected \`was\`, \`is\` or \`in\`
        |
        = help: for example   given riders was 100 each 15m   and   given riders is 30 each 1m
    `,
  ],
  [
    '`expect x runs`',
    'test "t" for dip { expect dip runs }',
    `
      error[OS0101]: \`dip\` is not something a test can expect
       --> a.play:1:27
        |
      1 | test "t" for dip { expect dip runs }
        |                           ^^^ expected \`incident\`, \`do\`, \`cause\`, \`action\` or \`no\`
        |
        = help: for example   expect incident   or   expect do notify.ops once
    `,
  ],
  [
    'a second statement without braces',
    'playbook p { when a > 1 then do x() do y() }',
    `
      error[OS0101]: a second statement, \`do\`, needs braces around both
       --> a.play:1:37
        |
      1 | playbook p { when a > 1 then do x() do y() }
        |                                     ^^ without braces one statement can follow \`then\`
        |
        = help: write   then { do … do … }
    `,
  ],
  [
    'a second check without braces',
    'playbook p { when a > 1 then check c if cause is rain then do x() }',
    `
      error[OS0101]: a second statement, \`if\`, needs braces around both
       --> a.play:1:38
        |
      1 | playbook p { when a > 1 then check c if cause is rain then do x() }
        |                                      ^^ without braces one statement can follow \`then\`
        |
        = help: write   then { do … do … }
    `,
  ],
  [
    'a playbook without `then`',
    'playbook p { when a > 1 do x() }',
    `
      error[OS0101]: \`then\` is missing before \`do\`
       --> a.play:1:25
        |
      1 | playbook p { when a > 1 do x() }
        |                         ^^ what to do starts here
        |
        = help: write   when … then do …
        = fix: ordersense lint --unsafe-fixes  inserts \`then \`
    `,
  ],
  [
    'a bare rule without `then`',
    'when a > 1 check riders.health',
    `
      error[OS0101]: \`then\` is missing before \`check\`
       --> a.play:1:12
        |
      1 | when a > 1 check riders.health
        |            ^^^^^ what to do starts here
        |
        = help: write   when … then check …
        = fix: ordersense lint --unsafe-fixes  inserts \`then \`
    `,
  ],
  [
    'an `if` without `then`',
    'when a > 1 then { if b > 2 do x() }',
    `
      error[OS0101]: \`then\` is missing before \`do\`
       --> a.play:1:28
        |
      1 | when a > 1 then { if b > 2 do x() }
        |                            ^^ what to do starts here
        |
        = help: write   if … then do …
        = fix: ordersense lint --unsafe-fixes  inserts \`then \`
    `,
  ],
  [
    'an aggregate without `of`',
    'metric m = count order_events',
    `
      error[OS0101]: \`of\` is missing between \`count\` and \`order_events\`
       --> a.play:1:18
        |
      1 | metric m = count order_events
        |                  ^^^^^^^^^^^^ what is counted or measured starts here
        |
        = help: write   count of order_events
        = fix: ordersense lint --unsafe-fixes  inserts \` of\`
    `,
  ],
  [
    'an aggregate in a condition without `of`',
    'when p95 deliveries.total > 40m then ...',
    `
      error[OS0101]: \`of\` is missing between \`p95\` and \`deliveries\`
       --> a.play:1:10
        |
      1 | when p95 deliveries.total > 40m then ...
        |          ^^^^^^^^^^ what is counted or measured starts here
        |
        = help: write   p95 of deliveries
        = fix: ordersense lint --unsafe-fixes  inserts \` of\`
    `,
  ],
  [
    '`drop by 50%`',
    'when orders drop by 50% over 15m then ...',
    `
      error[OS0101]: a change is written with a comparison, not with \`by\`
       --> a.play:1:18
        |
      1 | when orders drop by 50% over 15m then ...
        |                  ^^ expected > < >= or <=
        |
        = help: for example   drop > 50%
        = fix: ordersense lint --unsafe-fixes  replaces \`by\` with \`>\`
    `,
  ],
  [
    'a comma that is missing between arguments',
    'when a > 1 then do notify.ops(channel: "#ops" text: "t")',
    `
      error[OS0101]: a comma is missing before \`text\`
       --> a.play:1:47
        |
      1 | when a > 1 then do notify.ops(channel: "#ops" text: "t")
        |                                               ^^^^ the next value starts here
        |
        = help: write \`"#ops", text\`
        = fix: ordersense lint --unsafe-fixes  inserts \`,\`
    `,
  ],
  [
    'a comma that is missing in a list',
    'when a in ("카드" "현금") then ...',
    `
      error[OS0101]: a comma is missing before \`"현금"\`
       --> a.play:1:17
        |
      1 | when a in ("카드" "현금") then ...
        |                   ^^^^^^ the next value starts here
        |
        = help: write \`"카드", "현금"\`
        = fix: ordersense lint --unsafe-fixes  inserts \`,\`
    `,
  ],
  [
    'a comma that is missing in a record',
    'playbook p { labels { team: "ops" domain: "orders" } when a > 1 then ... }',
    `
      error[OS0101]: a comma is missing before \`domain\`
       --> a.play:1:35
        |
      1 | playbook p { labels { team: "ops" domain: "orders" } when a > 1 then ... }
        |                                   ^^^^^^ the next value starts here
        |
        = help: write \`"ops", domain\`
        = fix: ordersense lint --unsafe-fixes  inserts \`,\`
    `,
  ],
  [
    'a comma that is missing between parameters',
    'define routine r(a is text b is text) { ... }',
    `
      error[OS0101]: a comma is missing before \`b\`
       --> a.play:1:28
        |
      1 | define routine r(a is text b is text) { ... }
        |                            ^ the next value starts here
        |
        = help: write \`text, b\`
        = fix: ordersense lint --unsafe-fixes  inserts \`,\`
    `,
  ],
  [
    'a bracket that closes nothing',
    'metric m = a)',
    `
      error[OS0101]: this \`)\` closes nothing
       --> a.play:1:13
        |
      1 | metric m = a)
        |             ^ no bracket is open here
        |
        = help: remove it, or look for what closes too early before it
    `,
  ],
  [
    'a brace that closes nothing',
    'playbook p { when a > 1 then ... } }',
    `
      error[OS0101]: this \`}\` closes nothing
       --> a.play:1:36
        |
      1 | playbook p { when a > 1 then ... } }
        |                                    ^ no bracket is open here
        |
        = help: remove it, or look for what closes too early before it
    `,
  ],
])('%s', (_title, text, said) => {
  expect(answerTo(unindented(text))).toBe(unindented(said));
});

// Words of the language: misspelled, or used where a name must stand.
test.each<[string, string, string]>([
  [
    'misspelled at the start',
    'playbok p { when a > 1 then ... }',
    `
      error[OS0101]: \`playbok\` is not a word of this language
       --> a.play:1:1
        |
      1 | playbok p { when a > 1 then ... }
        | ^^^^^^^ not known here
        |
        = help: did you mean \`playbook\`?
        = fix: ordersense lint --unsafe-fixes  replaces \`playbok\` with \`playbook\`
    `,
  ],
  [
    'misspelled inside',
    'playbook p { wehn a > 1 then ... }',
    `
      error[OS0101]: \`wehn\` is not a word of this language
       --> a.play:1:14
        |
      1 | playbook p { wehn a > 1 then ... }
        |              ^^^^ not known here
        |
        = help: did you mean \`when\`?
        = fix: ordersense lint --unsafe-fixes  replaces \`wehn\` with \`when\`
    `,
  ],
  [
    'misspelled after a name',
    'when orders dorp > 50% then ...',
    `
      error[OS0101]: \`dorp\` is not a word of this language
       --> a.play:1:13
        |
      1 | when orders dorp > 50% then ...
        |             ^^^^ not known here
        |
        = help: did you mean \`drop\`?
        = fix: ordersense lint --unsafe-fixes  replaces \`dorp\` with \`drop\`
    `,
  ],
  [
    'reserved as a metric',
    'metric change = a',
    `
      error[OS0101]: \`change\` is a word of the language and cannot be a name here
       --> a.play:1:8
        |
      1 | metric change = a
        |        ^^^^^^ expected a name
        |
        = help: in backticks it is a name: \`change\`
        = fix: ordersense lint --unsafe-fixes  writes \`change\`
    `,
  ],
  [
    'reserved as a field in a filter',
    'metric m = count of s where test is true',
    `
      error[OS0101]: \`test\` is a word of the language and cannot be a name here
       --> a.play:1:29
        |
      1 | metric m = count of s where test is true
        |                             ^^^^ expected a name, \`not\` or \`(\`
        |
        = help: in backticks it is a name: \`test\`
        = fix: ordersense lint --unsafe-fixes  writes \`test\`
    `,
  ],
  [
    'reserved behind a comparison: the value is missing, and backticks would not help',
    'when a > then ...',
    `
      error[OS0101]: \`then\` does not fit here
       --> a.play:1:10
        |
      1 | when a > then ...
        |          ^^^^ expected \`-\`, a value, a name, \`true\` or \`false\`
        |
        = help: for example   drop > 50%   or   > 40m
    `,
  ],
  [
    'reserved in a cause',
    'when a > 1 then check c { because out of stock when a > 1 }',
    `
      error[OS0101]: \`of\` is a word of the language, so this cause needs quotes
       --> a.play:1:39
        |
      1 | when a > 1 then check c { because out of stock when a > 1 }
        |                                       ^^^^^^^^ reserved
        |
        = help: write \`"out of stock"\`, here and in \`if cause is "out of stock"\`
        = fix: ordersense lint --unsafe-fixes  replaces \`out of stock\` with \`"out of stock"\`
    `,
  ],
  [
    'not near anything',
    'please page the team',
    `
      error[OS0101]: \`please\` does not fit here
       --> a.play:1:1
        |
      1 | please page the team
        | ^^^^^^ expected \`playbook\`, \`when\`, \`metric\`, \`define\` or \`test\`
        |
        = help: for example   playbook order_dip { when orders drop > 50% over 15m then do notify.ops(text: "…") }
    `,
  ],
  [
    'a sign of no meaning',
    'when a > 1 then do x(§5)',
    `
      error[OS0101]: \`§\` has no meaning in this language
       --> a.play:1:22
        |
      1 | when a > 1 then do x(§5)
        |                      ^ cannot be read
        |
        = help: remove it; in quotes it would be a text
        = fix: ordersense lint --unsafe-fixes  removes it
    `,
  ],
])('word: %s', (_title, text, said) => {
  expect(answerTo(unindented(text))).toBe(unindented(said));
});

// What is expected, by friendly names, at most five, with an example.
test.each<[string, string, string]>([
  [
    'in a metric',
    'metric m =',
    `
      error[OS0101]: this ends too early
       --> a.play:1:10
        |
      1 | metric m =
        |          ^ expected \`count\`, \`sum\`, \`avg\`, \`min\` or \`max\`
        |
        = help: for example   count of order_events where event is "placed"
    `,
  ],
  [
    'in an aggregate',
    'metric m = count of',
    `
      error[OS0101]: this ends too early
       --> a.play:1:19
        |
      1 | metric m = count of
        |                   ^ expected a name or \`(\`
        |
        = help: for example   count of order_events where event is "placed"
    `,
  ],
  [
    'in a window',
    'when a > 1 over then ...',
    `
      error[OS0101]: \`then\` does not fit here
       --> a.play:1:17
        |
      1 | when a > 1 over then ...
        |                 ^^^^ expected a duration such as 15m
        |
        = help: for example   over 15m   or   for 5m   or   vs previous 1h
    `,
  ],
  [
    'in a field',
    'stream s from kafka "t" { field a where }',
    `
      error[OS0101]: \`where\` does not fit here
       --> a.play:1:35
        |
      1 | stream s from kafka "t" { field a where }
        |                                   ^^^^^ expected a "text" or \`is\`
        |
        = help: for example   field amount is money(KRW)   or   silent after 5m
    `,
  ],
  [
    'in a source',
    'stream s kafka "t" { }',
    `
      error[OS0101]: \`kafka\` does not fit here
       --> a.play:1:10
        |
      1 | stream s kafka "t" { }
        |          ^^^^^ expected \`.\`, a "text" or \`from\`
        |
        = help: for example   stream order_events "주문" from kafka "orders" { key event_id time occurred_at }
    `,
  ],
  [
    'in a schedule',
    'define schedule s = 09:00-18:00',
    `
      error[OS0101]: \`09:00\` does not fit here
       --> a.play:1:21
        |
      1 | define schedule s = 09:00-18:00
        |                     ^^^^^ expected \`daily\`, \`weekday\`, \`weekend\`, \`mon\` or \`tue\`
        |
        = help: for example   define schedule peak = weekday 11:30-13:30, sat 12:00-14:00
    `,
  ],
  [
    'in a limit',
    'when a > 1 then do x() at most riders',
    `
      error[OS0101]: \`riders\` does not fit here
       --> a.play:1:32
        |
      1 | when a > 1 then do x() at most riders
        |                                ^^^^^^ expected a percentage such as 50%, an amount of money such as 2000원, a count such as 30건 or a number
        |
        = help: for example   at most 5 runs in 1h   or   at most 5% of restaurants   or   spend at most 300만원 in 1d
    `,
  ],
  [
    'in a baseline',
    'when a drop > 5% vs last week then ...',
    `
      error[OS0101]: what it is compared with is the same time of that day
       --> a.play:1:21
        |
      1 | when a drop > 5% vs last week then ...
        |                     ^^^^ expected \`same time\` before this
        |
        = help: write \`vs same time last week\`
        = fix: ordersense lint --unsafe-fixes  inserts \`same time \`
    `,
  ],
  [
    'in a `track`',
    'when a > 1 then track m',
    `
      error[OS0101]: this ends too early
       --> a.play:1:23
        |
      1 | when a > 1 then track m
        |                       ^ expected \`.\`, a comparison such as > or \`for\`
        |
        = help: for example   track reorders for 14d vs holdout 10%
    `,
  ],
  [
    'in a define',
    'define orders = 5',
    `
      error[OS0101]: \`orders\` does not fit here
       --> a.play:1:8
        |
      1 | define orders = 5
        |        ^^^^^^ expected \`check\`, \`routine\`, \`schedule\`, \`audience\` or \`value\`
        |
        = help: for example   define value vip = 10   or   define schedule peak = daily 11:30-13:30
    `,
  ],
  [
    'in a call',
    'when a > 1 then do notify.ops',
    `
      error[OS0101]: this ends too early
       --> a.play:1:29
        |
      1 | when a > 1 then do notify.ops
        |                             ^ expected \`.\` or \`(\`
        |
        = help: for example   do notify.ops(text: "…") at most 3 runs in 1h until recovered or 2h
    `,
  ],
  [
    'in a test',
    'test "t" { orders is 5 }',
    `
      error[OS0101]: \`orders\` does not fit here
       --> a.play:1:12
        |
      1 | test "t" { orders is 5 }
        |            ^^^^^^ expected \`given\`, \`at\`, \`expect\` or \`}\`
        |
        = help: for example   given orders in 강남구 was 100 each 15m   or   expect incident in 강남구
    `,
  ],
  [
    'in a cause',
    'when a > 1 then check c { riders short when a > 1 }',
    `
      error[OS0101]: \`riders\` does not fit here
       --> a.play:1:27
        |
      1 | when a > 1 then check c { riders short when a > 1 }
        |                           ^^^^^^ expected \`because\` or \`}\`
        |
        = help: for example   because riders short "라이더 부족" when riders.available < 5
    `,
  ],
])('expected: %s', (_title, text, said) => {
  expect(answerTo(unindented(text))).toBe(unindented(said));
});
