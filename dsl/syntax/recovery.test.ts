import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { reportPretty } from '../reporters/pretty.ts';
import { unindented } from '../testing/written-tree.ts';

/** Everything the author reads about a text, and which items were read. */
function answerTo(text: string, withItems = false): string {
  const { file, diagnostics } = parse(text, 'a.play');
  const said = reportPretty(diagnostics, new Map([['a.play', file.text]]));
  const read = file.items.map((item) => {
    if (item.kind === 'broken') return `broken ${item.name?.text ?? '?'}`;
    return 'name' in item ? `${item.kind} ${item.name.text}` : item.kind;
  });
  return withItems ? `${said}\n\nread: ${read.join(', ')}` : said;
}

// LANGUAGE D.5: one mistake, one message; what may follow from it waits, other clauses and items are read.
test.each<[string, string, string]>([
  [
    'an unclosed block',
    `
      playbook broken {
        when a > 1
        then {
          do x()

      playbook after {
        when b > 2
        then ...
      }
    `,
    `
      error[OS0101]: the \`{\` of line 3 is never closed
       --> a.play:4:10
        |
      4 |     do x()
        |          ^ expected \`}\` after this
        |
        = help: write \`}\` where it ends
        = note: it was opened in line 3: then {
        = note: playbook \`after\` in this file was still checked

      read: broken broken, playbook after
    `,
  ],
  [
    'a playbook that is never closed',
    `
      playbook broken {
        when a > 1
        then ...
      playbook after {
        when b > 2
        then ...
      }
    `,
    `
      error[OS0101]: the \`{\` of line 1 is never closed
       --> a.play:3:10
        |
      3 |   then ...
        |          ^ expected \`}\` after this
        |
        = help: write \`}\` where it ends
        = note: it was opened in line 1: playbook broken {
        = note: playbook \`after\` in this file was still checked

      read: broken broken, playbook after
    `,
  ],
  [
    'an unclosed text',
    `
      playbook broken {
        owner "ops
        when a > 1
        then ...
      }
      playbook after {
        when b > 2
        then ...
      }
    `,
    `
      error[OS0105]: this text is never closed
       --> a.play:2:9
        |
      2 |   owner "ops
        |         ^^^^ the closing \`"\` is missing on this line
        |
        = help: write \`"\` where the text ends: \`"ops"\`, or \`"""\` around a text of several lines
        = fix: ordersense lint --unsafe-fixes  inserts \`"\`

      read: playbook broken, playbook after
    `,
  ],
  [
    'an unclosed parenthesis',
    `
      metric m = avg of (a - b
      playbook after {
        when b > 2
        then ...
      }
    `,
    `
      error[OS0101]: the \`(\` of line 1 is never closed
       --> a.play:1:24
        |
      1 | metric m = avg of (a - b
        |                        ^ expected \`)\` after this
        |
        = help: write \`)\` where it ends
        = note: it was opened in line 1: metric m = avg of (a - b
        = note: playbook \`after\` in this file was still checked

      read: broken m, playbook after
    `,
  ],
  [
    'an unclosed list of arguments',
    `
      playbook broken {
        when a > 1
        then do x(to: b
      }
      playbook after {
        when b > 2
        then ...
      }
    `,
    `
      error[OS0101]: the \`(\` of line 3 is not closed before this \`}\`
       --> a.play:4:1
        |
      4 | }
        | ^ expected \`)\` before this
        |
        = help: write \`)\` before it
        = note: playbook \`after\` in this file was still checked

      read: broken broken, playbook after
    `,
  ],
  [
    'a list closed by another bracket',
    `
      playbook broken {
        when a in ("x"]
        then do x(of: [1)
      }
      playbook after {
        when b > 2
        then ...
      }
    `,
    `
      error[OS0101]: the \`(\` of line 2 is not closed before this \`]\`
       --> a.play:2:17
        |
      2 |   when a in ("x"]
        |                 ^ expected \`)\` before this
        |
        = help: write \`)\` instead
        = note: playbook \`after\` in this file was still checked

      read: broken broken, playbook after
    `,
  ],
  [
    'a misspelled clause',
    `
      playbook broken {
        wen a > 1
        owner "x"
      }
      playbook after {
        when b > 2
        then ...
      }
    `,
    `
      error[OS0101]: \`wen\` is not a word of this language
       --> a.play:2:3
        |
      2 |   wen a > 1
        |   ^^^ not known here
        |
        = help: did you mean \`when\`?
        = fix: ordersense lint --unsafe-fixes  replaces \`wen\` with \`when\`
        = note: playbook \`after\` in this file was still checked

      read: broken broken, playbook after
    `,
  ],
  [
    'a slip behind the mistake waits, one before it or in another clause does not',
    `
      playbook broken {
        owner ‘ops’
        when a 5 over 5 minutes
        guard { cooldown 15 minutes }
      }
      playbook after {
        when b > 2
        then ...
      }
    `,
    `
      error[OS0105]: \`‘ops’\` is written \`"ops"\`
       --> a.play:2:9
        |
      2 |   owner ‘ops’
        |         ^^^^^ a text stands in straight quotes
        |
        = fix: ordersense lint --fix  replaces \`‘ops’\` with \`"ops"\`

      error[OS0101]: a test needs a comparison before \`5\`
       --> a.play:3:10
        |
      3 |   when a 5 over 5 minutes
        |          ^ expected > < >= or <=
        |
        = help: for example   a > 5
        = note: playbook \`after\` in this file was still checked

      error[OS0105]: \`15 minutes\` is written \`15m\`
       --> a.play:4:20
        |
      4 |   guard { cooldown 15 minutes }
        |                    ^^^^^^^^^^ a duration is written in one piece
        |
        = fix: ordersense lint --fix  replaces \`15 minutes\` with \`15m\`

      read: broken broken, playbook after
    `,
  ],
  [
    'several playbooks behind it are named',
    `
      metric m = count of
      playbook after {
        when b > 2
        then ...
      }
      playbook 둘 { when c > 1 then ... }
    `,
    `
      error[OS0101]: this ends too early
       --> a.play:1:19
        |
      1 | metric m = count of
        |                   ^ expected a name or \`(\`
        |
        = help: for example   count of order_events where event is "placed"
        = note: playbooks \`after\` and \`둘\` in this file were still checked

      read: broken m, playbook after, playbook 둘
    `,
  ],
  [
    'more than four are counted',
    `
      metric m = count of
      playbook a { when c > 1 then ... }
      playbook b { when c > 1 then ... }
      playbook c { when c > 1 then ... }
      playbook d { when c > 1 then ... }
      playbook e { when c > 1 then ... }
    `,
    `
      error[OS0101]: this ends too early
       --> a.play:1:19
        |
      1 | metric m = count of
        |                   ^ expected a name or \`(\`
        |
        = help: for example   count of order_events where event is "placed"
        = note: playbooks \`a\`, \`b\`, \`c\` and 2 more in this file were still checked

      read: broken m, playbook a, playbook b, playbook c, playbook d, playbook e
    `,
  ],
  [
    'two broken items are two mistakes',
    `
      metric m = count of
      metric n = a drop
      metric o = a
    `,
    `
      error[OS0101]: this ends too early
       --> a.play:1:19
        |
      1 | metric m = count of
        |                   ^ expected a name or \`(\`
        |
        = help: for example   count of order_events where event is "placed"

      error[OS0101]: \`drop\` does not fit here
       --> a.play:2:14
        |
      2 | metric n = a drop
        |              ^^^^ expected \`at\`, \`per\`, \`over\`, \`baseline\` or \`missing\`
        |
        = help: for example   per region over 15m at least 30 samples good is up

      read: broken m, broken n, metric o
    `,
  ],
  [
    'what stands before the mistake in the same chunk is read',
    `
      when a > 1 then ...
      when b 2 then ...
    `,
    `
      error[OS0101]: a test needs a comparison before \`2\`
       --> a.play:2:8
        |
      2 | when b 2 then ...
        |        ^ expected > < >= or <=
        |
        = help: for example   b > 2

      read: rule, broken ?
    `,
  ],
  [
    'a name of a broken item is known',
    'define check kitchen { because slow a > 1 }',
    `
      error[OS0101]: \`>\` does not fit here
       --> a.play:1:39
        |
      1 | define check kitchen { because slow a > 1 }
        |                                       ^ expected a name, a "text" or \`when\`
        |
        = help: for example   because riders short "라이더 부족" when riders.available < 5

      read: broken kitchen
    `,
  ],
  [
    'a broken test has no name of its own',
    'test "t" for dip { given }',
    `
      error[OS0101]: \`}\` does not fit here
       --> a.play:1:26
        |
      1 | test "t" for dip { given }
        |                          ^ expected a name, \`start\`, \`events\`, \`action\` or \`approval\`
        |
        = help: for example   given orders in 강남구 was 100 each 15m   or   given start 2026-03-10 18:00

      read: broken ?
    `,
  ],
])('one mistake, one message: %s', (_title, text, said) => {
  expect(answerTo(unindented(text), true)).toBe(unindented(said));
});

// LANGUAGE D.7: at the end of a file the place is the last character, never NaN; the open block names its line.
test.each<[string, string, string]>([
  [
    'behind one word',
    'playbook',
    `
      error[OS0101]: this ends too early
       --> a.play:1:8
        |
      1 | playbook
        |        ^ expected a name
        |
        = help: for example   playbook order_dip "주문 급감" { when … then … }
    `,
  ],
  [
    'behind a name',
    'stream orders',
    `
      error[OS0101]: this ends too early
       --> a.play:1:13
        |
      1 | stream orders
        |             ^ expected \`.\`, a "text" or \`from\`
        |
        = help: for example   stream order_events "주문" from kafka "orders" { key event_id time occurred_at }
    `,
  ],
  [
    'inside a condition',
    'when a > 1 and',
    `
      error[OS0101]: this ends too early
       --> a.play:1:14
        |
      1 | when a > 1 and
        |              ^ expected \`count\`, \`sum\`, \`avg\`, \`min\` or \`max\`
        |
        = help: for example   orders per region drop > 50% over 15m for 5m
    `,
  ],
  [
    'inside a block',
    `
      playbook p {
        when a > 1
        then {
          if b > 2 {
            do x()

    `,
    `
      error[OS0101]: the \`{\` of line 4 is never closed
       --> a.play:5:12
        |
      5 |       do x()
        |            ^ expected \`}\` after this
        |
        = help: write \`}\` where it ends
        = note: it was opened in line 4: if b > 2 {
    `,
  ],
  [
    'inside a list',
    'when a in ("x",',
    `
      error[OS0101]: the \`(\` of line 1 is never closed
       --> a.play:1:15
        |
      1 | when a in ("x",
        |               ^ expected \`)\` after this
        |
        = help: write \`)\` where it ends
        = note: it was opened in line 1: when a in ("x",
    `,
  ],
  [
    'inside square brackets',
    'when a > 1 then do x(of: [1, 2',
    `
      error[OS0101]: the \`[\` of line 1 is never closed
       --> a.play:1:30
        |
      1 | when a > 1 then do x(of: [1, 2
        |                              ^ expected \`]\` after this
        |
        = help: write \`]\` where it ends
        = note: it was opened in line 1: when a > 1 then do x(of: [1, 2
    `,
  ],
  [
    'behind blanks and a comment',
    `
      metric m = a over

      # more to come

    `,
    `
      error[OS0101]: this ends too early
       --> a.play:1:17
        |
      1 | metric m = a over
        |                 ^ expected a duration such as 15m
        |
        = help: for example   per region   or   over 15m   or   baseline same time last 4 weeks
    `,
  ],
  [
    'in Hangul',
    '플레이북',
    `
      error[OS0101]: \`플레이북\` is not a word of this language
       --> a.play:1:1
        |
      1 | 플레이북
        | ^^^^^^^^ not known here
        |
        = help: did you mean \`playbook\`?
        = fix: ordersense lint --unsafe-fixes  replaces \`플레이북\` with \`playbook\`
    `,
  ],
])('end of file: %s', (_title, text, said) => {
  expect(answerTo(unindented(text))).toBe(unindented(said));
});

// LANGUAGE A.2, rules `wrong…`: read as meant, answered with the right form.
test.each<[string, string, string]>([
  [
    'a window with `in`',
    'when orders drop > 50% in 15m for 5m then ...',
    `
      error[OS0108]: the window of a value is written \`over 15m\`
       --> a.play:1:24
        |
      1 | when orders drop > 50% in 15m for 5m then ...
        |                        ^^^^^^ \`in\` is not for windows
        |
        = fix: ordersense lint --unsafe-fixes  replaces \`in 15m\` with \`over 15m\`
    `,
  ],
  [
    'a window with `within`',
    'when orders drop > 50% within 15m then ...',
    `
      error[OS0108]: the window of a value is written \`over 15m\`
       --> a.play:1:24
        |
      1 | when orders drop > 50% within 15m then ...
        |                        ^^^^^^^^^^ \`within\` is not for windows
        |
        = fix: ordersense lint --unsafe-fixes  replaces \`within 15m\` with \`over 15m\`
    `,
  ],
  [
    'a window without a unit',
    'when orders drop > 50% over 15 then ...',
    `
      error[OS1202]: \`15\` needs a unit
       --> a.play:1:29
        |
      1 | when orders drop > 50% over 15 then ...
        |                             ^^ minutes, hours or days?
        |
        = help: for example \`15m\` or \`15h\`
        = fix: ordersense lint --unsafe-fixes  replaces \`15\` with \`15m\`
    `,
  ],
  [
    'a cap on time',
    'when a > 1 then do x() at most 2h',
    `
      error[OS0108]: \`at most 2h\` limits a number, not a time
       --> a.play:1:24
        |
      1 | when a > 1 then do x() at most 2h
        |                        ^^^^^^^^^^ an end in time
        |
        = fix: ordersense lint --unsafe-fixes  replaces \`at most 2h\` with \`until recovered or 2h\`
    `,
  ],
  [
    'a cap on time behind `until recovered`',
    'when a > 1 then do x() until recovered at most 2h',
    `
      error[OS0108]: \`at most 2h\` limits a number, not a time
       --> a.play:1:40
        |
      1 | when a > 1 then do x() until recovered at most 2h
        |                                        ^^^^^^^^^^ an end in time
        |
        = fix: ordersense lint --fix  replaces \`at most 2h\` with \`or 2h\`
    `,
  ],
  [
    'a rolling limit with `within`',
    'when a > 1 then do x() at most 4 runs within 1h',
    `
      error[OS0108]: a rolling limit is written \`in 1h\`
       --> a.play:1:39
        |
      1 | when a > 1 then do x() at most 4 runs within 1h
        |                                       ^^^^^^^^^ a limit counts \`in\` a time
        |
        = fix: ordersense lint --fix  replaces \`within 1h\` with \`in 1h\`
    `,
  ],
  [
    'a rolling limit with `for`',
    'when a > 1 then do x() once for 1h',
    `
      error[OS0108]: a rolling limit is written \`in 1h\`
       --> a.play:1:29
        |
      1 | when a > 1 then do x() once for 1h
        |                             ^^^^^^ a limit counts \`in\` a time
        |
        = fix: ordersense lint --fix  replaces \`for 1h\` with \`in 1h\`
    `,
  ],
  [
    'two causes',
    'when a > 1 then if cause is riders short or heavy rain then ...',
    `
      error[OS0108]: \`cause is\` names one cause
       --> a.play:1:42
        |
      1 | when a > 1 then if cause is riders short or heavy rain then ...
        |                                          ^^^^^^^^^^^^^ say it again for the second
        |
        = fix: ordersense lint --fix  replaces \`or heavy rain\` with \`or cause is heavy rain\`
    `,
  ],
  [
    'not two causes',
    'when a > 1 then if cause is not riders short and heavy rain then ...',
    `
      error[OS0108]: \`cause is\` names one cause
       --> a.play:1:46
        |
      1 | when a > 1 then if cause is not riders short and heavy rain then ...
        |                                              ^^^^^^^^^^^^^^ say it again for the second
        |
        = fix: ordersense lint --unsafe-fixes  replaces \`and heavy rain\` with \`and cause is not heavy rain\`
    `,
  ],
  [
    '`==`',
    'when status == "open" then ...',
    `
      info[OS4002]: \`==\` is written \`is\`
       --> a.play:1:13
        |
      1 | when status == "open" then ...
        |             ^^ one spelling for equality
        |
        = fix: ordersense lint --fix  replaces \`==\` with \`is\`
    `,
  ],
  [
    '`!=`',
    'metric m = count of s where status != "open"',
    `
      info[OS4002]: \`!=\` is written \`is not\`
       --> a.play:1:36
        |
      1 | metric m = count of s where status != "open"
        |                                    ^^ one spelling for equality
        |
        = fix: ordersense lint --fix  replaces \`!=\` with \`is not\`
    `,
  ],
])('wrong form: %s', (_title, text, said) => {
  expect(answerTo(unindented(text))).toBe(unindented(said));
});

// Rules of form that the grammar cannot say.
test.each<[string, string, string]>([
  [
    'a clause twice',
    `
      playbook p {
        owner "a"
        when a > 1
        owner "b"
        then ...
      }
    `,
    `
      error[OS0107]: the clause \`owner\` stands here twice
       --> a.play:4:3
        |
      4 |   owner "b"
        |   ^^^^^ which one counts?
        |
        = note: the first is in line 2
        = help: remove one of them
    `,
  ],
  [
    'a modifier twice',
    'when a drop > 5% over 15m over 30m then ...',
    `
      error[OS0107]: the clause \`over\` stands here twice
       --> a.play:1:27
        |
      1 | when a drop > 5% over 15m over 30m then ...
        |                           ^^^^ which one counts?
        |
        = note: the first is in line 1
        = help: remove one of them
    `,
  ],
  [
    'two slices that say the same',
    'when orders per region overall > 5 then ...',
    `
      error[OS0107]: \`per\` and \`overall\` say the same thing twice
       --> a.play:1:24
        |
      1 | when orders per region overall > 5 then ...
        |                        ^^^^^^^ which one counts?
        |
        = note: the first is in line 1
        = help: remove one of them
    `,
  ],
  [
    'two windows of a limit',
    'when a > 1 then do x() at most 5 runs in 1h in 1d',
    `
      error[OS0107]: the clause \`in\` stands here twice
       --> a.play:1:45
        |
      1 | when a > 1 then do x() at most 5 runs in 1h in 1d
        |                                             ^^ which one counts?
        |
        = note: the first is in line 1
        = help: remove one of them
    `,
  ],
  [
    'a name of a record twice',
    'define words w { a: "1", b: "2", a: "3" }',
    `
      error[OS0107]: the name \`a\` stands here twice
       --> a.play:1:34
        |
      1 | define words w { a: "1", b: "2", a: "3" }
        |                                  ^ which one counts?
        |
        = note: the first is in line 1
        = help: remove one of them
    `,
  ],
  [
    'a metric clause twice',
    'metric m = a per region over 5m per rider',
    `
      error[OS0107]: the clause \`per\` stands here twice
       --> a.play:1:33
        |
      1 | metric m = a per region over 5m per rider
        |                                 ^^^ which one counts?
        |
        = note: the first is in line 1
        = help: remove one of them
    `,
  ],
  [
    'a source clause twice',
    'stream s from kafka "t" { key a key b }',
    `
      error[OS0107]: the clause \`key\` stands here twice
       --> a.play:1:33
        |
      1 | stream s from kafka "t" { key a key b }
        |                                 ^^^ which one counts?
        |
        = note: the first is in line 1
        = help: remove one of them
    `,
  ],
  [
    'a playbook without `when`',
    'playbook p { then ... }',
    `
      error[OS0101]: this playbook has no \`when\`
       --> a.play:1:10
        |
      1 | playbook p { then ... }
        |          ^ nothing would start it
        |
        = help: for example   when orders per region drop > 50% over 15m
    `,
  ],
  [
    'a playbook without `then`',
    'playbook p { when a > 1 }',
    `
      error[OS0101]: this playbook has no \`then\`
       --> a.play:1:10
        |
      1 | playbook p { when a > 1 }
        |          ^ it would do nothing
        |
        = help: for example   then do notify.ops(text: "…")
    `,
  ],
  [
    'a window behind a group',
    'when (a > 1 or b > 2) over 5m then ...',
    `
      error[OS0108]: \`over\` belongs to a single test
       --> a.play:1:23
        |
      1 | when (a > 1 or b > 2) over 5m then ...
        |                       ^^^^^^^ stands after a group
        |
        = help: write it behind each test inside the parentheses
    `,
  ],
  [
    'a window behind a cause',
    'when cause is rain over 5m then ...',
    `
      error[OS0108]: \`over\` belongs to a single test
       --> a.play:1:20
        |
      1 | when cause is rain over 5m then ...
        |                    ^^^^^^^ there is no value here
        |
        = help: remove it
    `,
  ],
  [
    'a hold on the last part only',
    'when a > 1 and b > 2 for 5m then ...',
    `
      error[OS2009]: \`for 5m\` holds only the last part
       --> a.play:1:22
        |
      1 | when a > 1 and b > 2 for 5m then ...
        |                      ^^^^^^ the whole, or this part alone?
        |
        = help: write \`(a > 1 and b > 2) for 5m\`, or give each part its own \`for\`
        = fix: ordersense lint --unsafe-fixes  replaces \`a > 1 and b > 2 for 5m\` with \`(a > 1 and b > 2) for 5m\`
    `,
  ],
  [
    'a hold on the last alternative only',
    'when a > 1 or b > 2 and c > 3 for 5m then ...',
    `
      error[OS2009]: \`for 5m\` holds only the last part
       --> a.play:1:31
        |
      1 | when a > 1 or b > 2 and c > 3 for 5m then ...
        |                               ^^^^^^ the whole, or this part alone?
        |
        = help: write \`(b > 2 and c > 3) for 5m\`, or give each part its own \`for\`
        = fix: ordersense lint --unsafe-fixes  replaces \`b > 2 and c > 3 for 5m\` with \`(b > 2 and c > 3) for 5m\`
    `,
  ],
  [
    'two holds of three',
    'when a > 1 for 5m and b > 2 and c > 3 for 5m then ...',
    `
      error[OS2009]: \`for 5m\` holds only the last part
       --> a.play:1:39
        |
      1 | when a > 1 for 5m and b > 2 and c > 3 for 5m then ...
        |                                       ^^^^^^ the whole, or this part alone?
        |
        = help: give each part its own \`for\`
    `,
  ],
  [
    'an `else` of two',
    'when a > 1 then if b > 2 then do x() needs approval from "l" else escalate',
    `
      error[OS0108]: this \`else\` can belong to the approval or to the \`if\`
       --> a.play:1:62
        |
      1 | when a > 1 then if b > 2 then do x() needs approval from "l" else escalate
        |                                                              ^^^^ which of them?
        |
        = help: put braces around what follows \`then\`
    `,
  ],
])('rule of form: %s', (_title, text, said) => {
  expect(answerTo(unindented(text))).toBe(unindented(said));
});
